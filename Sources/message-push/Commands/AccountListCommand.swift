import ArgumentParser
import Messaging

/// Shows the accounts and where their receipts come in.
struct AccountListCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the accounts, their channels, and where their receipts come in.",
        discussion: """
            What the last column shows is to be entered at the provider; where public_url is not set, behind \
            the address under which it reaches this server. It has a token in it: whoever knows it can \
            report receipts.

            Examples:
              message-push account list
              message-push account list --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let accounts = try await daemon.ask { try await $0.get("accounts") }
        try answer.show(accounts) { Self.text(accounts, $0) }
    }

    static func text(_ answer: JSONValue, _ ink: Ink) -> String {
        let accounts = answer["accounts"]?.arrayValue ?? []
        guard !accounts.isEmpty else { return "There are no accounts yet.\n" }
        var table = TextTable([
            .init(heading: "ACCOUNT"), .init(heading: "PROVIDER"), .init(heading: "ENABLED"),
            .init(heading: "CHANNELS"), .init(heading: "RECEIPTS COME TO"),
        ])
        for account in accounts {
            let channels = (account["channels"]?.arrayValue ?? []).compactMap(\.stringValue)
            table.add([
                account.cell("name"), account.cell("provider"),
                account["paused"]?.boolValue == true ? "paused" : account.cell("enabled"),
                channels.isEmpty ? "-" : channels.joined(separator: ", "),
                account.text("callback_url") ?? account.cell("callback_path"),
            ])
        }
        return table.text(ink)
    }
}
