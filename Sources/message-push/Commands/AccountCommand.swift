import ArgumentParser

/// The commands about accounts at providers.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "List the accounts at providers, try one, pause one, or use one again that rests.",
        discussion: """
            Accounts are made and changed with "apply".

            Examples:
              message-push account list
              message-push account test aliyun
              message-push account pause aliyun
              message-push account reset aliyun
            """,
        subcommands: [
            AccountListCommand.self, AccountTestCommand.self, AccountPauseCommand.self,
            AccountResumeCommand.self, AccountResetCommand.self,
        ])
}
