import ArgumentParser
import Messaging

/// Uses an account again that was taken out.
struct AccountResumeCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Use an account again that was paused.",
        discussion: """
            What waited for it goes on at once.

            Examples:
              message-push account resume aliyun
            """)

    @Argument(help: "The account's name.")
    var name: String

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let path = "accounts/\(name.asPathSegment)/resume"
        let answered = try await daemon.ask { try await $0.post(path, [:]) }
        try answer.show(answered) { _ in Self.text(answered) }
    }

    static func text(_ answer: JSONValue) -> String {
        answer["changed"]?.boolValue == false
            ? "Account \(answer.cell("account")) was not paused.\n"
            : "Account \(answer.cell("account")) is used again.\n"
    }
}
