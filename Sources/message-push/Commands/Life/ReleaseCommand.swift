import ArgumentParser
import Messaging

/// Lets held messages go on.
struct ReleaseCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Let held messages go on.",
        discussion: """
            A message goes on at its time, or at once where that has passed.

            Examples:
              message-push release 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
              message-push release --channel news --yes
            """)

    @OptionGroup var options: DeedOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(Deed(word: "release", participle: "released"))
    }
}
