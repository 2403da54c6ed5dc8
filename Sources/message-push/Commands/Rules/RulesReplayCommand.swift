import ArgumentParser
import Messaging

/// Says what rules would have made of the failures that happened.
struct RulesReplayCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Say what rules would have made of the failures that happened.",
        discussion: """
            Nothing is sent and nothing changes. With -f the rules are those that would hold once the \
            document was applied; without, those that hold now.

            Examples:
              message-push rules replay --since 2026-11-22T00:00:00Z
              message-push rules replay --since 2026-11-22T00:00:00Z -f changed.yaml
            """)

    @Option(help: "The first failure that counts: a moment of RFC 3339.")
    var since: String

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: ArgumentHelp("A document as \"apply\" takes it, or - for standard input.", valueName: "file"))
    var file: String?

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        var body: JSONObject = ["since": .string(since)]
        let document = try file.map { try OperatorDocument(file: $0) }
        if let document { body["document"] = document.json }
        let request = JSONValue.object(body)
        let report: JSONValue
        do {
            report = try await daemon.ask {
                try await $0.post("rules/replay", request, patience: .seconds(300))
            }
        } catch ControlError.refused(let refusal) {
            throw ControlError.refused(document?.placed(refusal) ?? refusal)
        }
        try answer.show(report) { Self.text(report, $0) }
    }

    static func text(_ report: JSONValue, _ ink: Ink) -> String {
        let failures = report.count("failures")
        guard report["changed"]?.intValue ?? 0 > 0 else {
            return "All \(failures) failures would have gone the same way.\n"
        }
        var table = TextTable([
            .init(heading: "FAILURES", isNumber: true), .init(heading: "WAS"), .init(heading: "WOULD BE"),
            .init(heading: "FOR EXAMPLE"),
        ])
        for change in report["changes"]?.arrayValue ?? [] {
            table.add([
                change.count("count"), course(change["was"]), course(change["would"]),
                change["examples"]?.arrayValue?.first?.stringValue ?? "-",
            ])
        }
        let more =
            report["complete"]?.boolValue == false
            ? "Only the first \(failures) failures were judged; begin later to see others.\n" : ""
        return "\(report.count("changed")) of \(failures) failures would have gone another way.\n"
            + table.text(ink) + more
    }

    private static func course(_ course: JSONValue?) -> String {
        let rule = course?.text("rule").map { " (\($0))" } ?? ""
        return (course?.cell("disposition") ?? "-") + rule
    }
}
