import ArgumentParser
import Messaging

/// Shows the applications' endpoints and how they take their notices.
struct WebhookListCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the apps' endpoints, and how they take their notices.",
        discussion: """
            Notices that were taken and given up are counted over the last day, by whole hours.

            Examples:
              message-push webhook list
              message-push webhook list --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let webhooks = try await daemon.ask { try await $0.get("webhooks") }
        try answer.show(webhooks) { Self.text(webhooks, now: .now, $0) }
    }

    static func text(_ answer: JSONValue, now: Timestamp, _ ink: Ink) -> String {
        let webhooks = answer["webhooks"]?.arrayValue ?? []
        guard !webhooks.isEmpty else { return "No app has an endpoint yet.\n" }
        var table = TextTable([
            .init(heading: "APP"), .init(heading: "ENDPOINT"), .init(heading: "STATE"),
            .init(heading: "EVENTS"), .init(heading: "TAKEN", isNumber: true),
            .init(heading: "GIVEN UP", isNumber: true), .init(heading: "WAITING", isNumber: true),
            .init(heading: "NEXT TRY"),
        ])
        for webhook in webhooks {
            let events = (webhook["events"]?.arrayValue ?? []).compactMap(\.stringValue)
            table.add([
                webhook.cell("app"), webhook.cell("name"), state(webhook), events.joined(separator: ","),
                webhook.count("delivered"), webhook.count("given_up"), webhook.count("waiting"),
                webhook.moment("next_try").map { RelativeTime.words($0, from: now) } ?? "-",
            ])
        }
        return table.text(ink)
    }

    private static func state(_ webhook: JSONValue) -> String {
        guard webhook["enabled"]?.boolValue == true else { return "off" }
        let taken = webhook["delivered"]?.intValue ?? 0
        let missed = (webhook["given_up"]?.intValue ?? 0) + (webhook["waiting"]?.intValue ?? 0)
        return missed == 0 ? "good" : taken > 0 ? "behind" : "fails"
    }
}
