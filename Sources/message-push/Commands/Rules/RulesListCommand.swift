import ArgumentParser
import Messaging

/// Shows the failure rules in the order in which they are looked at.
struct RulesListCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the failure rules in the order in which they are looked at.",
        discussion: """
            Examples:
              message-push rules list
              message-push rules list --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let rules = try await daemon.ask { try await $0.get("rules") }
        try answer.show(rules) { Self.text(rules, $0) }
    }

    static func text(_ answer: JSONValue, _ ink: Ink) -> String {
        var table = TextTable([
            .init(heading: "PRIORITY", isNumber: true), .init(heading: "NAME"), .init(heading: "SCENE"),
            .init(heading: "WHEN"), .init(heading: "ACTION"), .init(heading: "ALERT"),
        ])
        for rule in answer["rules"]?.arrayValue ?? [] {
            let note = rule["built_in"]?.boolValue == true ? " (built in)" : ""
            let isOff = rule["enabled"]?.boolValue == false ? " (off)" : ""
            table.add([
                note.isEmpty ? rule.cell("priority") : "-", rule.cell("name") + note + isOff,
                rule.cell("scene"), conditions(rule["when"]), rule.cell("action"), rule.cell("alert"),
            ])
        }
        return table.text(ink)
    }

    /// `provider aliyun_sms, error_code a or b`.
    private static func conditions(_ when: JSONValue?) -> String {
        let conditions = (when?.objectValue?.members ?? []).map { member in
            let values = (member.value.arrayValue ?? []).compactMap(\.stringValue)
            return "\(member.name) \(values.joined(separator: " or "))"
        }
        return conditions.isEmpty ? "always" : conditions.joined(separator: ", ")
    }
}
