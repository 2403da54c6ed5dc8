import Archive
import Catalog
import Ledger
import Systemd
import Web

/// How the program ends, in the numbers of sysexits(3). The manual pages list them.
///
/// The unit does not restart after 64, 65 and 78: those wait for a person.
enum ExitCode: Int32, Sendable {
    /// All went well.
    case success = 0
    /// The thing asked for failed or was refused: the daemon's word, or a message's fate.
    case failed = 1
    /// The command line is wrong. ArgumentParser ends with the same number.
    case usage = 64
    /// What was read is damaged or not what it should be: the state on disk, or a document.
    case damagedData = 65
    /// The daemon does not answer on its control socket.
    case daemonUnreachable = 69
    /// The disk or a stream failed, or is full.
    case disk = 74
    /// Another program holds what the daemon needs: its state directory or its address. Later it may be free.
    case inUse = 75
    /// The system or the daemon does not let this user do it.
    case noPermission = 77
    /// The settings are wrong.
    case settings = 78
}

extension ExitCode {
    /// The number for an error that reached the top.
    init(_ error: any Error) {
        self =
            switch error {
            case let failure as CommandFailure: failure.exitCode
            case let error as ControlError: ExitCode(error)
            case let error as FileContentsError: ExitCode(error)
            case is SettingsError, is InheritedSocketsError: .settings
            case let error as LedgerError: ExitCode(error.kind)
            case let error as CatalogError: ExitCode(error.kind)
            case let error as ListenerError: ExitCode(error.kind)
            case let error as ArchiveError: ExitCode(error.kind)
            default: .failed
            }
    }

    private init(_ error: ControlError) {
        self =
            switch error {
            case .notRunning, .noAnswer: .daemonUnreachable
            case .notPermitted: .noPermission
            case .refused: .failed
            case .unintelligible: .damagedData
            }
    }

    private init(_ kind: LedgerError.Kind) {
        self =
            switch kind {
            case .locked: .inUse
            case .damaged: .damagedData
            case .full, .overloaded, .closed, .trouble: .disk
            }
    }

    private init(_ kind: CatalogError.Kind) {
        self =
            switch kind {
            case .invalid, .damaged, .newerSchema: .damagedData
            case .wrongKey: .settings
            case .io: .disk
            }
    }

    private init(_ kind: ListenerError.Kind) {
        self =
            switch kind {
            case .inUse: .inUse
            case .notPermitted: .noPermission
            case .unfit: .settings
            }
    }

    private init(_ kind: ArchiveError.Kind) {
        self =
            switch kind {
            case .busy, .notFound, .occupied: .failed
            case .inUse: .inUse
            case .damaged: .damagedData
            case .notPermitted: .noPermission
            case .noRoom, .trouble: .disk
            }
    }

    private init(_ error: FileContentsError) {
        self =
            switch error {
            case .missing: .failed
            case .notPermitted: .noPermission
            case .unreadable: .disk
            case .tooLarge: .damagedData
            }
    }
}
