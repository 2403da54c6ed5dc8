import Archive
import ArgumentParser
import Messaging

/// Has the daemon make a verified backup of all it keeps.
struct BackupCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Make a verified backup of all that is kept, while the daemon works.",
        discussion: """
            The backup is a folder with the ledger, the catalog and a manifest with their SHA-256. Without \
            a directory it stays in "backups" in the state directory. The master key is in it if it lies in \
            the state directory, or with --with-key; without the key its secrets cannot be read.

            Examples:
              message-push backup
              message-push backup /var/backups
              message-push backup /mnt/usb --with-key --json
            """)

    @Argument(help: "An existing directory, in which the backup becomes a folder.")
    var directory: String?

    @Flag(help: "Put the master key into the backup wherever it lies.")
    var withKey = false

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        if let directory, !ArchiveFolder.isFolder(directory) {
            throw CommandFailure(exitCode: .failed, sentence: "There is no directory \(directory).")
        }
        let clock = ContinuousClock()
        let start = clock.now
        let progress = ProgressLine()
        defer { progress.clear() }
        let made = try await daemon.ask { client in
            let made = try await BackupWatch(client: client, progress: progress).make(withKey: withKey)
            guard let directory else { return made }
            return try await BackupDownload(
                client: client, made: made, directory: directory, mustHaveKey: withKey, progress: progress
            ).run()
        }
        progress.clear()
        try answer.show(made) { _ in BackupReport.made(made, took: start.duration(to: clock.now)) }
    }
}
