import ArgumentParser

/// The commands about the whole queue.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Show what waits, by lane and account; hold all of it, empty it, or let it go on.",
        discussion: """
            Examples:
              message-push queue
              watch message-push queue
              message-push queue pause
              message-push queue drain
              message-push queue resume
            """,
        subcommands: [
            QueueShowCommand.self, QueuePauseCommand.self, QueueDrainCommand.self, QueueResumeCommand.self,
        ],
        defaultSubcommand: QueueShowCommand.self)
}
