import ArgumentParser
import Messaging

/// Sends the failures of a batch again.
struct BatchResendCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend",
        abstract: "Send a batch again to those whom it did not reach, as a new batch.",
        discussion: """
            Without --state those are meant that failed or expired. Asking twice sends nothing twice, unless \
            --force insists.

            Examples:
              message-push batch resend 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch resend --state uncertain 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """)

    @Option(help: ArgumentHelp("Those that ended so, as uncertain; may be given often."))
    var state: [String] = []

    @Flag(help: "Also those that were delivered, where named, or sent again before.")
    var force = false

    @OptionGroup var options: BatchOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func validate() throws { try SearchOptions.check(state) }

    func run() async throws {
        let body: JSONValue = ["states": .array(state.map { .string($0) }), "force": .bool(force)]
        try await options.daemon.ask { client in
            let resent = try await client.post(
                "batches/\(options.batch)/resend", body, patience: .seconds(300))
            guard options.watch, let batch = resent.text("batch_id") else {
                return try options.answer.show(resent) { _ in Self.text(resent) }
            }
            try await options.show(batch, at: client)
        }
    }

    private static func text(_ resent: JSONValue) -> String {
        let summary = Deed(word: "resend", participle: "sent again").summary(of: resent["result"] ?? .null)
        guard let batch = resent.text("batch_id") else { return summary + "\n" }
        return "\(summary)\nHow far it has come: message-push batch show \(batch)\n"
    }
}
