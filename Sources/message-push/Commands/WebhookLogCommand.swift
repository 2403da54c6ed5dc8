import ArgumentParser
import Messaging

/// Shows what applications were told, and what became of it.
struct WebhookLogCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show what apps were told, and how their endpoints took it.",
        discussion: """
            A state is one of a message, as delivered or waiting, or untold where no endpoint wanted the \
            event.

            Examples:
              message-push webhook log --since 1h
              message-push webhook log --app shop --endpoint main --state waiting
              message-push webhook log --since 2026-11-23T08:00:00Z --limit 1000 --json
            """)

    @Option(help: ArgumentHelp("The app that was told, by name.", valueName: "name"))
    var app: String?

    @Option(help: ArgumentHelp("The endpoint that was told, by name.", valueName: "name"))
    var endpoint: String?

    @Option(help: ArgumentHelp("Ends since then: a time, or 30m, 12h, 7d. Default: 1d.", valueName: "time"))
    var since: PastMoment?

    @Option(help: ArgumentHelp("Only notices in this state."))
    var state: String?

    @Option(help: ArgumentHelp("Notices at most.", valueName: "count"))
    var limit = 100

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    /// Notices of one answer.
    private static let pageMax = 500

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard (1...1_000_000).contains(limit) else {
            throw ValidationError("--limit takes 1 to 1000000.")
        }
    }

    func run() async throws {
        let start = since?.moment ?? Timestamp(milliseconds: Timestamp.now.milliseconds - 86_400_000)
        let search = Search([
            ("app", app ?? ""), ("endpoint", endpoint ?? ""), ("state", state ?? ""),
            ("since", start.precise),
        ])
        let notices = try await daemon.ask { client in
            var found: [JSONValue] = []
            var after: Int64?
            repeat {
                let page = try await client.get(search.path("notices", after: after, limit: Self.pageMax))
                found += page["notices"]?.arrayValue ?? []
                after = page["next"]?.intValue
            } while after != nil && found.count < limit
            return found.prefix(limit)
        }
        let whole: JSONValue = ["notices": .array(Array(notices))]
        try answer.show(whole) { Self.text(whole, $0) }
    }

    static func text(_ answer: JSONValue, _ ink: Ink) -> String {
        let notices = answer["notices"]?.arrayValue ?? []
        guard !notices.isEmpty else { return "No such notices.\n" }
        var table = TextTable([
            .init(heading: "EVENT ID", isNumber: true), .init(heading: "AT"), .init(heading: "APP"),
            .init(heading: "EVENT"), .init(heading: "TASK"), .init(heading: "ENDPOINT"),
            .init(heading: "STATE"), .init(heading: "TRIES", isNumber: true), .init(heading: "LAST ANSWER"),
        ])
        for notice in notices {
            let tellings = notice["tellings"]?.arrayValue ?? []
            for telling in tellings.isEmpty ? [["state": "untold"]] : tellings {
                table.add([
                    notice.cell("event_id"), notice.moment("at").map(ClockText.dateAndTime) ?? "-",
                    notice.cell("app"), notice.cell("event"), notice.cell("task_id"),
                    telling.cell("endpoint"), telling.cell("state"), telling.count("attempts"),
                    telling.text("code") ?? telling.cell("text"),
                ])
            }
        }
        return table.text(ink)
    }
}
