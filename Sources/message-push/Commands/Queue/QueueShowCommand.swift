import ArgumentParser
import Messaging

/// Shows what waits.
struct QueueShowCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what waits, by lane and account.",
        discussion: """
            Examples:
              message-push queue
              watch message-push queue
              message-push queue --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let queue = try await daemon.ask { try await $0.get("queue") }
        try answer.show(queue) { QueueReport(queue, now: .now).text($0) }
    }
}
