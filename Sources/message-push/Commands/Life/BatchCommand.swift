import ArgumentParser

/// The commands about batches.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Show, pause, resume, cancel or repeat a message to many receivers.",
        discussion: """
            Examples:
              message-push batch show --watch 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch pause 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch resend 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """,
        subcommands: [
            BatchShowCommand.self, BatchTasksCommand.self, BatchCancelCommand.self, BatchPauseCommand.self,
            BatchResumeCommand.self, BatchResendCommand.self,
        ])
}
