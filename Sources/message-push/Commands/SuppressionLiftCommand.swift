import ArgumentParser
import Messaging

/// Lets a recipient be written to again.
struct SuppressionLiftCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "lift", abstract: "Let a recipient be written to again.",
        discussion: """
            Examples:
              message-push suppression lift sms 13800138000
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    @Argument(help: "The kind of address: sms, email, wechat_work, dingtalk, webhook or push.")
    var type: String

    @Argument(help: "The telephone number, mail address or user id.")
    var receiver: String

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let body: JSONValue = ["medium": .string(type), "receiver": .string(receiver)]
        let lifted = try await daemon.ask { try await $0.post("suppressions/lift", body) }
        try answer.show(lifted) { _ in "\(lifted.cell("receiver")) may be written to again.\n" }
    }
}
