import ArgumentParser
import Messaging

/// Tells an application again how its messages ended.
struct WebhookReplayCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Tell an app again how messages ended in a span of time.",
        discussion: """
            Each notice has the X-Webhook-Delivery-ID that it had at first, so an app that remembers those \
            takes nothing twice. An endpoint that was switched off must be switched on first.

            Examples:
              message-push webhook replay --app shop --since 2h --dry-run
              message-push webhook replay --app shop --endpoint main --since 2h
              message-push webhook replay --app shop --since 3d --until 2026-11-23T09:00:00Z
            """)

    @Option(help: ArgumentHelp("The app to tell, by name.", valueName: "name"))
    var app: String

    @Option(help: ArgumentHelp("The endpoint to tell, by name. Default: all of them.", valueName: "name"))
    var endpoint: String?

    @Option(help: ArgumentHelp("Ends since then: a time, or 30m, 12h, 7d.", valueName: "time"))
    var since: PastMoment

    @Option(help: ArgumentHelp("Ends before then. Default: now.", valueName: "time"))
    var until: PastMoment?

    @Flag(help: "Only count.")
    var dryRun = false

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        var body: JSONObject = [
            "app": .string(app), "since": .string(since.moment.precise),
            // Fixed here, so that the pages end where the first one thought.
            "until": .string((until?.moment ?? .now).precise), "dry_run": .bool(dryRun),
        ]
        if let endpoint { body["endpoint"] = .string(endpoint) }
        let first = body
        let told = try await daemon.ask { client in
            var body = first
            var (notices, messages): (Int64, Int64) = (0, 0)
            while true {
                let page = try await client.post("notices/replay", .object(body))
                notices += page["notices"]?.intValue ?? 0
                messages += page["messages"]?.intValue ?? 0
                guard let next = page["next"]?.intValue else { return (notices, messages) }
                body["after"] = .integer(next)
            }
        }
        let result: JSONValue = [
            "notices": .integer(told.0), "messages": .integer(told.1), "dry_run": .bool(dryRun),
        ]
        try answer.show(result) { _ in Self.text(result) }
    }

    static func text(_ result: JSONValue) -> String {
        let (notices, messages) = (result.count("notices"), result.count("messages"))
        return result["dry_run"]?.boolValue == true
            ? "\(notices) ends; \(messages) notices would be sent.\n"
            : "\(notices) ends; \(messages) notices are on their way.\n"
    }
}
