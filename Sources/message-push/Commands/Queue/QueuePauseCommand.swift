import ArgumentParser
import Messaging

/// Holds the whole queue.
struct QueuePauseCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Send nothing until the queue is resumed.",
        discussion: """
            Messages are still accepted, and wait. What is with a provider ends. It holds over restarts, \
            until "queue resume". What is too late to send by then expires.

            Examples:
              message-push queue pause
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let held = try await daemon.ask { try await $0.post("queue/pause", [:]) }
        let since = held["held"]?.cell("since") ?? "now"
        try answer.show(held) { _ in
            "The queue is held since \(since): nothing is sent until \"message-push queue resume\".\n"
        }
    }
}
