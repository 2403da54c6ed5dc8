import GRDB
import Journal

/// Trouble with what the house keeps: what was tried, why it failed, and what to do now.
package struct LedgerError: Error, Sendable, CustomStringConvertible {
    /// What a caller may tell apart.
    package enum Kind: Equatable, Sendable {
        /// There is no room: the disk or the journal is full. Nothing was written; try again later.
        case full
        /// Too much waits for the disk. Nothing was written; try again soon.
        case overloaded
        /// The journal is closed for good; the daemon is on its way down.
        case closed
        /// Another daemon runs on the same state directory.
        case locked
        /// The files are not what was written to them, or not of this edition.
        case damaged
        /// The system refused for any other reason.
        case trouble
    }

    /// What happened, for deciding.
    package let kind: Kind
    /// The whole story for the operator, with what to do.
    package let description: String

    init(kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    init(_ error: JournalError) {
        kind =
            switch error.kind {
            case .full: .full
            case .overloaded: .overloaded
            case .closed: .closed
            case .locked: .locked
            case .damaged, .unknownVersion, .removed: .damaged
            case .tooLarge, .unfitLimits, .notADirectory, .io: .trouble
            }
        description = error.description
    }

    init(operation: String, cause: any Error) {
        switch (cause as? DatabaseError)?.resultCode {
        case .SQLITE_FULL:
            self.init(
                kind: .full,
                "cannot \(operation): the disk is full. Free some space; the ledger goes on by itself.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                kind: .damaged,
                """
                cannot \(operation): \(cause). The file is damaged; restore the state directory from a \
                backup, or keep it and report it.
                """)
        default:
            self.init(
                kind: .trouble,
                "cannot \(operation): \(cause). Check the disk and the state directory's permissions.")
        }
    }

    static let newerSchema = LedgerError(
        kind: .damaged,
        """
        ledger.sqlite was written by a later edition of message-push. Install that edition again, or \
        restore a backup.
        """
    )

    static func unreadable(_ error: CodecError, at position: JournalPosition) -> LedgerError {
        LedgerError(
            kind: .damaged,
            """
            cannot read the journal record that ends at position \(position.rawValue): \(error). It was \
            written by another edition of message-push; start that edition once, so that it applies \
            what is left.
            """)
    }

    static func inconsistent(_ sentence: String) -> LedgerError {
        LedgerError(
            kind: .damaged,
            "\(sentence) This is a fault of message-push; keep the state directory and report it.")
    }
}
