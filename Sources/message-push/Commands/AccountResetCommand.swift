import ArgumentParser
import Messaging

/// Closes an account's circuit breaker.
struct AccountResetCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Close an account's circuit breaker: it is used again at once.",
        discussion: """
            An account that fails too often rests, and tries again by itself. After a repair this does not \
            wait for that. "queue" shows which accounts rest.

            Examples:
              message-push account reset aliyun
            """)

    @Argument(help: "The account's name.")
    var name: String

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let path = "accounts/\(name.asPathSegment)/reset"
        let reset = try await daemon.ask { try await $0.post(path, [:]) }
        try answer.show(reset) { _ in
            reset["reset"]?.boolValue == true
                ? "The breaker of \(reset.cell("account")) is closed.\n"
                : "The breaker of \(reset.cell("account")) was closed already.\n"
        }
    }
}
