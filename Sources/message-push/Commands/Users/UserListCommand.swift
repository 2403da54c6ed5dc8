import ArgumentParser
import Messaging

/// Shows who may sign in to the console.
struct UserListCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show who may sign in to the console, and as what.",
        discussion: """
            Who has no password cannot sign in before one is set.

            Examples:
              message-push user list
              message-push user list --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let users = try await daemon.ask { try await $0.get("users") }
        try answer.show(users) { Self.text(users, $0) }
    }

    static func text(_ answer: JSONValue, _ ink: Ink) -> String {
        let users = answer["users"]?.arrayValue ?? []
        guard !users.isEmpty else { return "There are no users yet.\n" }
        var table = TextTable([
            .init(heading: "USER"), .init(heading: "REAL NAME"), .init(heading: "ROLE"),
            .init(heading: "ENABLED"), .init(heading: "PASSWORD"), .init(heading: "ADDED"),
            .init(heading: "CHANGED"),
        ])
        for user in users {
            table.add([
                user.cell("name"), user.cell("real_name"), user.cell("role"), user.cell("enabled"),
                user.cell("has_password"), user.cell("created_at"), user.cell("updated_at"),
            ])
        }
        return table.text(ink)
    }
}
