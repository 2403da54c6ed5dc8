import ArgumentParser

/// The commands about recipients who are not to be written to.
struct SuppressionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppression",
        abstract: "List, add or lift recipients who are not to be written to.",
        discussion: """
            A recipient who answers a text message with T, TD or 退订 gets no marketing any more. One whom a \
            provider calls blacklisted or gone gets neither marketing nor notices. Codes and alarms go out \
            all the same, unless the operator adds the recipient.

            Examples:
              message-push suppression list
              message-push suppression add sms 13800138000 --text "asked by telephone"
              message-push suppression lift sms 13800138000
            """,
        subcommands: [SuppressionListCommand.self, SuppressionAddCommand.self, SuppressionLiftCommand.self])
}
