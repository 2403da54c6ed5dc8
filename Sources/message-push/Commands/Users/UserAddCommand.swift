import ArgumentParser
import Catalog
import Messaging

/// Adds somebody who may sign in to the console.
struct UserAddCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add somebody who may sign in to the console.",
        discussion: """
            The password is asked for twice and not shown. It has at least 10 characters.

            Examples:
              message-push user add alice --role administrator
              message-push user add bob --role viewer --real-name "Bob Li" --generate
              pass show push/carol | message-push user add carol --role operator --password-stdin
            """)

    @Argument(help: "What they sign in with: 3 to 50 characters.")
    var name: String

    @Option(help: "What they may do: viewer, operator or administrator.")
    var role: User.Role

    @Option(help: "What people call them; at most 100 characters.")
    var realName: String?

    @OptionGroup var password: PasswordOptions
    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let chosen = try password.chosen(for: name)
        let body: JSONValue = [
            "name": .string(name), "role": .string(role.rawValue), "real_name": .string(realName ?? ""),
            "password": .string(chosen.text),
        ]
        let added = try await daemon.ask { try await $0.post("users", body) }
        try answer.show(chosen.shown(in: added)) { ink in
            "\(added.cell("name")) may sign in as \(added.cell("role")).\n" + chosen.sentence(ink)
        }
    }
}
