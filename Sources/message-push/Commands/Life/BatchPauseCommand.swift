import ArgumentParser

/// Holds what is left of a batch.
struct BatchPauseCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Hold what is left of a batch.",
        discussion: """
            What is under way is held if it fails. Resume it in time: what is too late to send then expires.

            Examples:
              message-push batch pause 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch pause --watch 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """)

    @OptionGroup var options: BatchOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(Deed(word: "hold", participle: "held"))
    }
}
