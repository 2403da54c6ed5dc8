import ArgumentParser
import Messaging

/// Sends messages that are over once more.
struct ResendCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend",
        abstract: "Send messages that are over again, as new ones.",
        discussion: """
            The new message says what the old one said, and counts on the quota of its app. Without \
            --state those that failed or expired are meant. A message is sent again once, and one that \
            was delivered not at all, unless --force insists. Mails with attachments cannot be sent again: \
            attachments are kept only until a message is over.

            Examples:
              message-push resend 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
              message-push resend --channel news --since 12h --dry-run
              message-push resend --app shop --state uncertain --state unconfirmed --yes
            """)

    @Flag(help: "Also what was delivered, or sent again before.")
    var force = false

    @OptionGroup var options: DeedOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(
            Deed(word: "resend", participle: "sent again", body: ["force": .bool(force)]))
    }
}
