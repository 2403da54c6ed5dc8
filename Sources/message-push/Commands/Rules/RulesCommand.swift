import ArgumentParser

/// The commands about failure rules.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List failure rules, and find out what they do.",
        discussion: """
            Rules are written in the document of "apply", under rules. The first that fits a failure \
            decides: the one with the highest priority, of several the newest. Where none fits, the \
            failure's class decides.

            Examples:
              message-push rules list
              message-push rules test --channel code --error-code isv.AMOUNT_NOT_ENOUGH
              message-push rules replay --since 2026-11-01T00:00:00Z -f changed.yaml
            """,
        subcommands: [RulesListCommand.self, RulesTestCommand.self, RulesReplayCommand.self])
}
