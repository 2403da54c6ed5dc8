import Hummingbird
import Intake
import Ledger
import Messaging
import Web

/// `GET /control/suppressions`: who is not to be written to, and why.
/// `POST /control/suppressions` and `/control/suppressions/lift`: the operator's own word on it.
struct SuppressionRoutes: Sendable {
    let bookkeeper: Bookkeeper
    let desk: SuppressionDesk

    private static let bodyBytesMax = 64 << 10
    private static let pageMax = 1000

    func add(to router: Router<DoorContext>) {
        router.get("/control/suppressions") { request, _ in try await list(request) }
        router.post("/control/suppressions") { request, _ in
            let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
            let (receiver, medium) = try address(in: body)
            let recipient = try await desk.suppress(
                receiver, over: medium, text: try body.text("text") ?? "")
            return Envelope.response([
                "medium": .string(medium.rawValue), "receiver": .string(recipient.address),
            ])
        }
        router.post("/control/suppressions/lift") { request, _ in
            let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
            let (receiver, medium) = try address(in: body)
            let recipient = try await desk.lift(receiver, over: medium)
            return Envelope.response([
                "medium": .string(medium.rawValue), "receiver": .string(recipient.address),
            ])
        }
    }

    /// A page; `after_type` and `after_receiver` name the last of the page before.
    private func list(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let medium = query["after_type"].flatMap { Medium(rawValue: String($0)) }
        let after = medium.map { ($0, Recipient(String(query["after_receiver"] ?? ""))) }
        let found = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            (
                count: try await tables.suppressionCount(),
                page: try await tables.suppressions(after: after, limit: Self.pageMax)
            )
        }.value
        return Envelope.response([
            "total": .integer(found.count), "suppressions": .array(found.page.map(entry)),
        ])
    }

    private func entry(_ suppression: Suppression) -> JSONValue {
        [
            "medium": .string(suppression.medium.rawValue),
            "receiver": .string(suppression.recipient.address),
            "reason": .string(suppression.reason.name),
            "account_id": suppression.account.map { .integer($0.number) } ?? .null,
            "since": .string(suppression.at.description), "text": .string(suppression.text),
        ]
    }

    private func address(in body: JSONReading) throws(Refusal) -> (receiver: String, medium: Medium) {
        let word = try body.requiredText("medium")
        guard let medium = Medium(rawValue: word) else {
            throw Refusal(
                .invalidParameter,
                "The type must be one of: \(Medium.allCases.map(\.rawValue).joined(separator: ", ")).",
                field: "medium")
        }
        return (try body.requiredText("receiver"), medium)
    }
}
