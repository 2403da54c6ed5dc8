import ArgumentParser

/// Shows how far a batch has come.
struct BatchShowCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show how far a batch has come.",
        discussion: """
            With --watch the exit status is 1 unless every receiver was reached.

            Examples:
              message-push batch show 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch show --watch 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """)

    @OptionGroup var options: BatchOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.daemon.ask { client in
            let summary = try await options.show(options.batch, at: client)
            if options.watch { try BatchWatch.judge(summary) }
        }
    }
}
