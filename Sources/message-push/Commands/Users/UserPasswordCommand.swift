import ArgumentParser
import Messaging

/// Sets another password for a user.
struct UserPasswordCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Set a user's password and end their sessions.",
        discussion: """
            The password is asked for twice and not shown. It has at least 10 characters.

            Examples:
              message-push user password alice
              message-push user password bob --generate
              pass show push/carol | message-push user password carol --password-stdin
            """)

    @Argument(help: "The user's name.")
    var name: String

    @OptionGroup var password: PasswordOptions
    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let chosen = try password.chosen(for: name)
        let changed = try await daemon.ask { client in
            try await client.post(
                "users/\(name.asPathSegment)/password", ["password": .string(chosen.text)])
        }
        try answer.show(chosen.shown(in: changed)) { ink in
            "\(changed.cell("name")) has another password; their sessions are over.\n"
                + chosen.sentence(ink)
        }
    }
}
