import Messaging
import Transport

/// Whether providers reach this server with their receipts.
struct CallbackExamination {
    /// `public_url`; empty where nobody set it.
    let publicURL: String
    /// Accounts that are switched on and whose providers report by themselves.
    let accounts: [String]

    private static let patience = Duration.seconds(10)

    /// Asks for this daemon's health under its public address, as a provider would come.
    func findings(
        perform: (Exchange) async throws(TransportError) -> Reply
    ) async -> [Finding] {
        guard !publicURL.isEmpty else { return accounts.isEmpty ? [] : [unset] }
        let exchange = Exchange(method: .get, url: publicURL + "/health/simple", deadline: Self.patience)
        do throws(TransportError) {
            return [judge(try await perform(exchange))]
        } catch {
            return [judge(error)]
        }
    }

    private var unset: Finding {
        .warning(
            .callbacks, "Nobody said under which address providers reach this server.",
            remedy: """
                Set public_url, restart the daemon, and enter at the providers of \
                \(accounts.joined(separator: ", ")) what “message-push account list” shows: without receipts \
                it stays open what became of their messages.
                """)
    }

    private func judge(_ reply: Reply) -> Finding {
        guard reply.status == 200, Self.isHealth(reply.body) else {
            return .fault(
                .callbacks, about: publicURL,
                "What answers there, with status \(reply.status), is not this service.",
                remedy: "Lead /api/callback/ and /health/simple to the daemon in your reverse proxy.")
        }
        return .good(.callbacks, about: publicURL, "The service answers under its public address.")
    }

    private func judge(_ error: TransportError) -> Finding {
        let sight = "The service cannot be reached there: \(error.sentence)"
        switch error.kind {
        case .connectFailed, .timedOut:
            return .warning(
                .callbacks, about: publicURL, sight,
                remedy: """
                    Open the port in the firewall and start the reverse proxy. Some networks do not let a \
                    server call its own public address: then try it from outside.
                    """)
        default:
            return .fault(
                .callbacks, about: publicURL, sight,
                remedy: "Correct public_url, the name or the certificate: providers meet the same.")
        }
    }

    private static func isHealth(_ body: [UInt8]) -> Bool {
        do {
            return try JSONValue(parsing: body)["data"]?["status"]?.stringValue == "UP"
        } catch {
            return false
        }
    }
}
