import ArgumentParser
import Messaging

/// Says which edition this is, and which one runs.
struct VersionCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Print the version of the program, and of the daemon if it runs.",
        discussion: """
            Examples:
              message-push version
              message-push version --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let running = try await daemonVersion()
        let data: JSONValue = ["version": .string(Version.current), "daemon": running ?? nil]
        try answer.show(data) { _ in Self.text(running, now: .now) }
    }

    static func text(_ running: JSONValue?, now: Timestamp) -> String {
        let program = "message-push \(Version.current)\n"
        guard let running else { return program }
        let since =
            running.moment("started_at").map { ", started \(RelativeTime.words($0, from: now))" } ?? ""
        return program + "daemon \(running.cell("version")), process \(running.cell("pid"))\(since)\n"
    }

    /// `nil` if no daemon can be asked: the program's own version is an answer all the same.
    private func daemonVersion() async throws -> JSONValue? {
        do {
            return try await daemon.ask { try await $0.get("version", patience: .seconds(3)) }
        } catch is ControlError {
            return nil
        }
    }
}
