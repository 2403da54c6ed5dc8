import ArgumentParser
import FoundationEssentials
import Messaging

/// Looks at everything the service needs, and says what to do where something is wrong.
struct DoctorCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at everything the service needs, and say what to do where something is wrong.",
        discussion: """
            The daemon is asked for what it sees; without it, what can be seen from outside is looked at. \
            Nothing is sent and nothing is changed. The exit status is 1 if something does not work, and 77 \
            if nothing is known to be wrong and this user may not ask the daemon.

            Examples:
              message-push doctor
              message-push doctor --offline
              message-push doctor --json
            """)

    @Flag(help: "Leave out what calls the network: names, accounts and the public address.")
    var offline = false

    @OptionGroup var settings: ConfigurationOptions
    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let findings = try await daemon.ask { client in
            await Consultation(
                client: client, settingsFile: settings.file,
                environment: ProcessInfo.processInfo.environment, isOffline: offline,
                progress: ProgressLine(), explanations: .current
            ).findings()
        }
        let report = DoctorReport(findings: findings)
        try answer.show(report.json) { report.text($0) }
        guard report.exitCode == .success else { throw CommandFailure(exitCode: report.exitCode) }
    }
}
