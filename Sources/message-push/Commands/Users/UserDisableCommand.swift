import ArgumentParser
import Messaging

/// Lets a user sign in no more.
struct UserDisableCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Let a user sign in no more, and end their sessions.",
        discussion: """
            Examples:
              message-push user disable bob
            """)

    @Argument(help: "The user's name.")
    var name: String

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let user = try await daemon.ask { try await $0.post("users/\(name.asPathSegment)/disable", [:]) }
        try answer.show(user) { _ in "\(user.cell("name")) may not sign in; their sessions are over.\n" }
    }
}
