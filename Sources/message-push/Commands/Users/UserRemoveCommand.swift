import ArgumentParser
import Messaging

/// Takes a user out.
struct UserRemoveCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a user, and end their sessions.",
        discussion: """
            What they did stays in the history. The name may be given to somebody else.

            Examples:
              message-push user remove bob
            """)

    @Argument(help: "The user's name.")
    var name: String

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let user = try await daemon.ask { try await $0.post("users/\(name.asPathSegment)/remove", [:]) }
        try answer.show(user) { _ in "\(user.cell("name")) is removed.\n" }
    }
}
