import ArgumentParser

/// The commands about what the operator is alerted to.
struct AlertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "See what is wrong, and try whether somebody would hear of it.",
        discussion: """
            Who hears of alerts is entered with "apply", as "alerts". A trouble is told once, again after an \
            hour if it goes on, and when it is over.

            Examples:
              message-push alert list
              message-push alert test --target on-call
            """,
        subcommands: [AlertListCommand.self, AlertTestCommand.self])
}
