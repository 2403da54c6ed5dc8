import ArgumentParser
import Messaging

/// Takes messages back that were not sent yet.
struct CancelCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Send messages no more.",
        discussion: """
            A message that a provider has cannot be called back. One whose attempt is under way is \
            cancelled if that fails. The exit status is 1 if a task that was named could not be cancelled.

            Examples:
              message-push cancel 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
              message-push cancel --app shop --channel news --dry-run
              message-push cancel --channel news --state waiting --since 2h --yes
            """)

    @OptionGroup var options: DeedOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(Deed(word: "cancel", participle: "cancelled"))
    }
}
