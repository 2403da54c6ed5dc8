import Catalog
import Hummingbird
import Ledger
import Messaging
import Web

/// `GET /control/trace/{task_id}`: everything that happened to one delivery, and why.
struct TraceRoute: Sendable {
    let store: CatalogStore
    let bookkeeper: Bookkeeper

    func add(to router: Router<DoorContext>) {
        router.get("/control/trace/:task_id") { _, context in
            try await trace(context.parameters.get("task_id") ?? "")
        }
    }

    private func trace(_ text: String) async throws -> Response {
        let notFound = Refusal(.taskNotFound, "There is no task \(text).", field: "task_id")
        guard let id = DeliveryID(text: text) else { throw notFound }
        let found = try await bookkeeper.read(after: bookkeeper.durable) {
            tables throws(LedgerError) -> TraceEvents? in
            guard let trace = try await tables.trace(id) else { return nil }
            return TraceEvents(
                trace: trace, controls: try await tables.controls(of: id),
                notices: try await tables.notices(of: id), resends: try await tables.resends(of: id),
                catalog: store.snapshot)
        }
        guard let story = found.value else { throw notFound }
        return Envelope.response(summary(of: story.trace.delivery, events: story.all))
    }

    private func summary(of delivery: DeliveryView, events: [JSONValue]) -> JSONValue {
        let snapshot = store.snapshot
        let message = delivery.message
        return [
            "task_id": .string(delivery.delivery.id.description),
            "batch_id": .string(message.isBatch ? message.id.description : ""),
            "app": .string(snapshot.application(message.application)?.name ?? message.application.key),
            "channel": .string(snapshot.channel(message.channel)?.name ?? message.channel.description),
            "medium": .string(message.medium.rawValue), "class": .string(message.messageClass.rawValue),
            "lane": .string(message.line.lane.name),
            "receiver": .string(delivery.delivery.recipient.description),
            "state": .string(delivery.state.name), "accepted_at": .string(message.acceptedAt.precise),
            "due_at": .string(delivery.due.precise), "expires_at": .string(delivery.expiresAt.precise),
            "account": delivery.account.map { .string(snapshot.accountName($0)) } ?? .null,
            "cost": .string(delivery.cost.description),
            "subject": .string(message.content.subject), "events": .array(events),
        ]
    }
}

extension CatalogSnapshot {
    /// What operators call an account, also one that is gone.
    func accountName(_ id: AccountID) -> String { account(id)?.name ?? "account \(id)" }
}
