import Archive
import ArgumentParser
import FoundationEssentials
import Messaging

/// Makes a state directory of a backup.
struct RestoreCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a state directory of a backup, for a daemon that is stopped.",
        discussion: """
            The backup is verified before anything is touched. The daemon then starts with its queue held, \
            and sends nothing until "queue resume": what waits may have been sent since the backup was made.

            Examples:
              message-push restore /var/backups/message-push-backup-20261124T001500Z
              message-push restore /mnt/usb/message-push-backup-20261124T001500Z --replace
              message-push restore message-push-backup-20261124T001500Z --state /tmp/look
            """)

    @Argument(help: "The backup's folder.")
    var backup: String

    @Option(help: ArgumentHelp("Where to restore to. Default: as the settings say.", valueName: "directory"))
    var state: String?

    @Flag(help: "Put what the state directory holds into a folder beside, instead of refusing.")
    var replace = false

    @Flag(help: "Do not hold the queue: send what waits as soon as the daemon starts.")
    var release = false

    @OptionGroup var settings: ConfigurationOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let directory = try state ?? usualDirectory()
        let progress = ProgressLine()
        defer { progress.clear() }
        let restored = try Restoration(
            of: backup.withoutSlashes, to: directory.withoutSlashes, replaces: replace, isReleased: release,
            now: .now, freeBytes: FreeSpace.bytes(of:)
        ).run { progress.show(BackupWatch.line($0.deed, $0.share)) }
        progress.clear()
        try answer.show(BackupReport.json(restored, to: directory)) { _ in
            BackupReport.restored(restored, to: directory)
        }
    }

    private func usualDirectory() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        return try Settings.load(path: settings.file, environment: environment).stateDirectory
    }
}
