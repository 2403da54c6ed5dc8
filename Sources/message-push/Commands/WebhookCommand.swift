import ArgumentParser

/// The commands about what applications are told of their messages.
struct WebhookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook",
        abstract: "See what applications are told of their messages, and tell it again.",
        discussion: """
            An app's endpoints are entered with "apply". Each hears how every message of the app ended, for \
            a day if it must be; an endpoint that takes nothing for a day is switched off.

            Examples:
              message-push webhook list
              message-push webhook log --app shop --since 1h
              message-push webhook replay --app shop --since 2h
            """,
        subcommands: [WebhookListCommand.self, WebhookLogCommand.self, WebhookReplayCommand.self])
}
