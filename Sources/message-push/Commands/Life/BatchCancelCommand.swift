import ArgumentParser

/// Takes back what is left of a batch.
struct BatchCancelCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Send no more of a batch.",
        discussion: """
            What a provider has cannot be called back, and what was sent stays sent.

            Examples:
              message-push batch cancel 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch cancel --watch 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """)

    @OptionGroup var options: BatchOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(Deed(word: "cancel", participle: "cancelled"))
    }
}
