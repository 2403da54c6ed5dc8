import ArgumentParser
import Messaging

/// Lets messages wait until somebody releases them.
struct HoldCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Let messages wait until they are released.",
        discussion: """
            A message whose attempt is under way is held if that fails. What is held too long is too late \
            to send when it is released, and expires then.

            Examples:
              message-push hold 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
              message-push hold --channel news --yes
            """)

    @OptionGroup var options: DeedOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(Deed(word: "hold", participle: "held"))
    }
}
