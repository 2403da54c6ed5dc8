import ArgumentParser

/// The commands about the console's users.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "List, add, change or remove those who may sign in to the console.",
        discussion: """
            A viewer looks at everything but secrets. An operator also sends tests, holds, releases and \
            cancels. An administrator also changes the settings. The last administrator who can sign in stays.

            Examples:
              message-push user add alice --role administrator --generate
              message-push user list
              message-push user password alice
              message-push user disable bob
            """,
        subcommands: [
            UserListCommand.self, UserAddCommand.self, UserPasswordCommand.self, UserRoleCommand.self,
            UserEnableCommand.self, UserDisableCommand.self, UserRemoveCommand.self,
        ])
}
