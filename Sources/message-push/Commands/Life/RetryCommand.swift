import ArgumentParser
import Messaging

/// Tries messages again that failed.
struct RetryCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Try messages again that failed.",
        discussion: """
            A message that waits for another attempt is attempted at once. One that failed or expired stays \
            as it ended, and is sent again as a new message, as "resend" does. Without --state those are \
            meant that wait after a failed attempt, failed or expired. A message that waits for its first \
            attempt is left alone.

            Examples:
              message-push retry 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
              message-push retry --account aliyun --since 2h --dry-run
              message-push retry --channel order-code --state failed --code isv.AMOUNT_NOT_ENOUGH --yes
            """)

    @OptionGroup var options: DeedOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(Deed(word: "retry", participle: "tried again"))
    }
}
