import ArgumentParser

/// The commands about accounts at providers.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "List the accounts at providers, or try one.",
        discussion: """
            Accounts are made and changed with "apply".

            Examples:
              message-push account list
              message-push account test aliyun
            """,
        subcommands: [AccountListCommand.self, AccountTestCommand.self])
}
