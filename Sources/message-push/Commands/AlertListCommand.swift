import ArgumentParser
import FoundationEssentials
import Messaging

/// Shows what is wrong.
struct AlertListCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show what is wrong now, or was of late.",
        discussion: """
            Examples:
              message-push alert list
              message-push alert list --all
              message-push alert list --json
            """)

    @Flag(help: "Show also what is over, the newest first.")
    var all = false

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let path = all ? "alerts?all=1" : "alerts"
        let alerts = try await daemon.ask { try await $0.get(path) }
        let language = Language(environment: ProcessInfo.processInfo.environment)
        try answer.show(alerts) { Self.text(alerts, now: .now, language, $0) }
    }

    static func text(_ answer: JSONValue, now: Timestamp, _ language: Language, _ ink: Ink) -> String {
        let alerts = answer["alerts"]?.arrayValue ?? []
        guard !alerts.isEmpty else { return "Nothing is wrong.\n" }
        var table = TextTable([
            .init(heading: "ALERT"), .init(heading: "LEVEL"), .init(heading: "SINCE"),
            .init(heading: "TIMES", isNumber: true), .init(heading: "TOLD"), .init(heading: "OVER"),
            .init(heading: "WHAT"),
        ])
        func relative(_ alert: JSONValue, _ name: String) -> String {
            alert.moment(name).map { RelativeTime.words($0, from: now) } ?? "-"
        }
        for alert in alerts {
            let text = alert["text"] ?? .null
            table.add([
                alert.cell("alert"), alert.cell("level"), relative(alert, "since"), alert.count("count"),
                relative(alert, "told_at"), relative(alert, "resolved_at"),
                language.choose(english: text.cell("en"), chinese: text.cell("zh")),
            ])
        }
        return table.text(ink)
    }
}
