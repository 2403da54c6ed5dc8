import ArgumentParser
import FoundationEssentials
import Messaging

/// Reads the settings as the daemon would, and says what is wrong or what holds.
struct CheckConfigCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check the settings and show each value with its origin.",
        discussion: """
            Every fault is told with file, line, key and reason; then the exit status is 78.

            Examples:
              message-push check-config
              message-push check-config --config push.yaml --json
            """)

    @OptionGroup var settings: ConfigurationOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let reading = SettingsReading(path: settings.file, environment: environment)
        let settings: Settings
        do {
            settings = try Settings.checked(reading, environment: environment)
        } catch {
            guard printsJSON else { throw error }
            // Here the faults are the answer, so they go where answers go.
            try StandardStream.output.write(Self.report(error, on: reading).text(.pretty))
            throw CommandFailure(exitCode: .settings)
        }
        let report = ConfigurationReport(reading: reading, settings: settings)
        try answer.show(report.json) { report.text($0) }
    }

    private static func report(_ error: SettingsError, on reading: SettingsReading) -> JSONValue {
        [
            "ok": false, "file": .string(reading.file),
            "faults": .array(error.faults.map(FailureReport.fault)),
        ]
    }
}
