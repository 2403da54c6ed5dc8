import ArgumentParser
import Messaging

/// Adds a recipient who is not to be written to.
struct SuppressionAddCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Write to a recipient no more, whatever the message is for.",
        discussion: """
            Examples:
              message-push suppression add sms 13800138000
              message-push suppression add email name@example.com --text "asked by mail"
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    @Argument(help: "The kind of address: sms, email, wechat_work, dingtalk, webhook or push.")
    var type: String

    @Argument(help: "The telephone number, mail address or user id.")
    var receiver: String

    @Option(help: "Why, for the list; at most 200 characters.")
    var text: String?

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let body: JSONValue = [
            "medium": .string(type), "receiver": .string(receiver), "text": .string(text ?? ""),
        ]
        let added = try await daemon.ask { try await $0.post("suppressions", body) }
        try answer.show(added) { _ in "\(added.cell("receiver")) is suppressed.\n" }
    }
}
