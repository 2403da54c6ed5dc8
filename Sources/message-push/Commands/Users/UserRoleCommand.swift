import ArgumentParser
import Catalog
import Messaging

/// Changes what a user may do.
struct UserRoleCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Change what a user may do.",
        discussion: """
            Examples:
              message-push user role alice operator
            """)

    @Argument(help: "The user's name.")
    var name: String

    @Argument(help: "What they may do: viewer, operator or administrator.")
    var role: User.Role

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let body: JSONValue = ["role": .string(role.rawValue)]
        let user = try await daemon.ask { try await $0.post("users/\(name.asPathSegment)/role", body) }
        try answer.show(user) { _ in "The role of \(user.cell("name")) is \(user.cell("role")).\n" }
    }
}
