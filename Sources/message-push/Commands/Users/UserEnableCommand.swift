import ArgumentParser
import Messaging

/// Lets a user sign in again.
struct UserEnableCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Let a user sign in again.",
        discussion: """
            Examples:
              message-push user enable bob
            """)

    @Argument(help: "The user's name.")
    var name: String

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let user = try await daemon.ask { try await $0.post("users/\(name.asPathSegment)/enable", [:]) }
        try answer.show(user) { _ in
            user["has_password"]?.boolValue == true
                ? "\(user.cell("name")) may sign in.\n"
                : "\(user.cell("name")) may sign in once a password is set.\n"
        }
    }
}
