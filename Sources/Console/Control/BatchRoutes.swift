import Catalog
import Hummingbird
import Intake
import Ledger
import Messaging
import Web

/// `GET /control/batches/{batch_id}`: how far a batch has come.
/// `POST /control/batches/{batch_id}/resend`: sends those of its deliveries again that failed or expired, or
/// that ended in one of the given `states`, as one new batch.
///
/// What else is to become of a batch is asked for page by page, of the tasks with `batch`.
struct BatchRoutes: Sendable {
    let store: CatalogStore
    let desk: DeliveryDesk
    let resends: ResendDesk

    private static let bodyBytesMax = 64 << 10

    func add(to router: Router<DoorContext>) {
        router.get("/control/batches/:batch_id") { _, context in
            let batch = try await desk.batch(Self.batch(context), for: TaskRoutes.asker)
            return Envelope.response(batch.summary(in: store.snapshot))
        }
        router.post("/control/batches/:batch_id/resend") { request, context in
            let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
            return try await resend(Self.batch(context), body)
        }
    }

    private func resend(_ id: MessageID, _ body: JSONReading) async throws -> Response {
        let page = try await resends.resend(
            ofBatch: id, states: try Self.states(body), insists: try body.flag("force") ?? false,
            by: TaskRoutes.asker)
        return Envelope.response([
            "batch_id": (page.accepted.first?.message).map { .string($0.description) } ?? .null,
            "resent_from": .string(id.description), "result": .object(page.json),
            "next": page.next.map { .integer($0) } ?? .null,
        ])
    }

    private static func states(_ body: JSONReading) throws(Refusal) -> Set<DeliveryState> {
        var states: Set<DeliveryState> = []
        for word in try body.list("states") ?? [] {
            guard let state = word.stringValue.flatMap(DeliveryState.init(word:)) else {
                let known = DeliveryState.allCases.map(\.word).joined(separator: ", ")
                throw Refusal(.invalidParameter, "A state is one of: \(known).", field: "state")
            }
            states.insert(state)
        }
        return states.isEmpty ? ResendDesk.failures : states
    }

    private static func batch(_ context: DoorContext) throws(Refusal) -> MessageID {
        guard let id = MessageID(text: context.parameters.get("batch_id") ?? "") else {
            throw DeliveryDesk.batchNotFound
        }
        return id
    }
}
