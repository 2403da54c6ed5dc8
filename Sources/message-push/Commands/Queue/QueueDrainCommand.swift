import ArgumentParser
import Messaging

/// Empties the queue before maintenance.
struct QueueDrainCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain", abstract: "Accept nothing more, and wait until all that is due is sent.",
        discussion: """
            New messages are refused with status 503 and Retry-After, over restarts too, until "queue \
            resume". What is due is sent; the command ends with 0 when nothing is due or in flight any more. \
            What is scheduled for later, waits for another attempt or awaits a receipt stays in the queue.

            Interrupted, or after --timeout, it ends with 1, and messages are still refused: run it again to \
            go on waiting, or "queue resume".

            Examples:
              message-push queue drain --timeout 300
              message-push queue resume
            """)

    @Option(help: ArgumentHelp("Wait no longer than that.", valueName: "seconds"))
    var timeout = 3600

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to 86400 seconds.")
        }
    }

    func run() async throws {
        try await daemon.ask { client in
            _ = try await client.post("queue/drain", [:])
            let (end, rest) = try await DrainWatch(client: client).wait(within: .seconds(timeout))
            try answer.show(["empty": .bool(rest.isEmpty), "rest": rest.json]) { _ in
                "\(end.sentence(after: timeout)) \(rest.sentence)\n"
            }
            guard end == .empty else { throw CommandFailure(exitCode: .failed) }
        }
    }
}
