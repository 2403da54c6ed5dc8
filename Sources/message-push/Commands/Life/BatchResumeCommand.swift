import ArgumentParser

/// Lets a batch that was paused go on.
struct BatchResumeCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Let a batch that was paused go on.",
        discussion: """
            What is held goes on at its time, or at once where that has passed.

            Examples:
              message-push batch resume 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch resume --watch 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """)

    @OptionGroup var options: BatchOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(Deed(word: "release", participle: "released"))
    }
}
