import ArgumentParser
import Messaging

/// Shows who is not to be written to, and why.
struct SuppressionListCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show who is not to be written to, and why.",
        discussion: """
            Examples:
              message-push suppression list
              message-push suppression list --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        var all: [JSONValue] = []
        var path = "suppressions"
        while true {
            let question = path
            let page = try await daemon.ask { try await $0.get(question) }
            let entries = page["suppressions"]?.arrayValue ?? []
            all += entries
            guard let last = entries.last, all.count < page["total"]?.intValue ?? 0 else { break }
            path =
                "suppressions?after_type=\((last.text("medium") ?? "").asPathSegment)"
                + "&after_receiver=\((last.text("receiver") ?? "").asPathSegment)"
        }
        let whole: JSONValue = ["suppressions": .array(all)]
        try answer.show(whole) { Self.text(whole, $0) }
    }

    static func text(_ answer: JSONValue, _ ink: Ink) -> String {
        let entries = answer["suppressions"]?.arrayValue ?? []
        guard !entries.isEmpty else { return "Nobody is suppressed.\n" }
        var table = TextTable([
            .init(heading: "TYPE"), .init(heading: "RECEIVER"), .init(heading: "REASON"),
            .init(heading: "SINCE"), .init(heading: "WORDS"),
        ])
        for entry in entries {
            table.add([
                entry.cell("medium"), entry.cell("receiver"), entry.cell("reason"), entry.cell("since"),
                entry.cell("text"),
            ])
        }
        return table.text(ink)
    }
}
