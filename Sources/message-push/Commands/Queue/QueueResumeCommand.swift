import ArgumentParser
import Messaging

/// Lets the whole queue go on.
struct QueueResumeCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let the queue go on that was paused, drained, or came from a backup.",
        discussion: """
            After a restore, look first at what waits: the old machine may have sent it after the backup. \
            "cancel" takes out what must not be sent again.

            Examples:
              message-push messages --state waiting
              message-push cancel --state waiting --channel code --yes
              message-push queue resume
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let resumed = try await daemon.ask { try await $0.post("queue/resume", [:]) }
        try answer.show(resumed) { _ in
            if resumed["was_held"]?.isNull == false { return "The queue goes on.\n" }
            return resumed["was_draining"]?.isNull == false
                ? "Messages are accepted again.\n" : "The queue was not held.\n"
        }
    }
}
