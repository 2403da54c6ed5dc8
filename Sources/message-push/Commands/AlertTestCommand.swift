import ArgumentParser
import Messaging

/// Tries whether an alert would arrive.
struct AlertTestCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a test alert through a target, and wait for what becomes of it.",
        discussion: """
            Without a target all that are switched on are tried. The exit status is 1 if one of the messages \
            did not arrive.

            Examples:
              message-push alert test
              message-push alert test --target on-call --wait 10
            """)

    @Option(help: ArgumentHelp("The alert target to try, by name. Default: all.", valueName: "name"))
    var target: String?

    @Option(help: ArgumentHelp("How long to wait for each message's end.", valueName: "seconds"))
    var wait = 30

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard (1...86_400).contains(wait) else { throw ValidationError("--wait takes 1 to 86400 seconds.") }
    }

    func run() async throws {
        let patience = Duration.seconds(wait)
        let results = try await daemon.ask { client in
            let sent = try await client.post("alerts/test", target.map { ["target": .string($0)] } ?? [:])
            var results: [JSONValue] = []
            for test in sent["tests"]?.arrayValue ?? [] {
                for task in (test["tasks"]?.arrayValue ?? []).compactMap(\.stringValue) {
                    let watch = FateWatch(client: client, task: task)
                    results.append(Self.result(try await watch.trace(within: patience), of: test, task))
                }
            }
            return results
        }
        let whole: JSONValue = ["tests": .array(results)]
        try answer.show(whole) { Self.text(whole, $0) }
        guard !results.isEmpty, results.allSatisfy({ $0.cell("state") == "delivered" }) else {
            throw CommandFailure(
                exitCode: .failed, sentence: results.isEmpty ? "Nobody hears of alerts yet." : nil)
        }
    }

    private static func result(_ trace: JSONValue, of test: JSONValue, _ task: String) -> JSONValue {
        let events = trace["events"]?.arrayValue ?? []
        let last = events.last { $0["kind"]?.stringValue == "attempt_finished" } ?? .null
        return [
            "target": .string(test.cell("target")), "task_id": .string(task),
            "receiver": .string(trace.cell("receiver")), "state": .string(trace.word("state") ?? "unknown"),
            "code": .string(last.text("code") ?? ""), "text": .string(last.text("text") ?? ""),
        ]
    }

    static func text(_ answer: JSONValue, _ ink: Ink) -> String {
        let tests = answer["tests"]?.arrayValue ?? []
        guard !tests.isEmpty else { return "" }
        var table = TextTable([
            .init(heading: "TARGET"), .init(heading: "RECEIVER"), .init(heading: "STATE"),
            .init(heading: "ANSWER"), .init(heading: "TASK"),
        ])
        for test in tests {
            let words = [test.text("code"), test.text("text")].compactMap(\.self).joined(separator: " ")
            table.add([
                test.cell("target"), test.cell("receiver"), test.cell("state"), words.isEmpty ? "-" : words,
                test.cell("task_id"),
            ])
        }
        return table.text(ink)
    }
}
