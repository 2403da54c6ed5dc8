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
        let found = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.trace(id)
        }
        guard let trace = found.value else { throw notFound }
        return Envelope.response(summary(of: trace.delivery, events: events(of: trace)))
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
            "due_at": .string(delivery.due.precise), "expires_at": .string(message.expiresAt.precise),
            "account": delivery.account.map { .string(name(of: $0)) } ?? .null,
            "subject": .string(message.content.subject), "events": .array(events),
        ]
    }

    private func events(of trace: Trace) -> [JSONValue] {
        let message = trace.delivery.message
        var events = [event("accepted", at: message.acceptedAt)]
        if let scheduledAt = message.scheduledAt { events.append(event("scheduled", at: scheduledAt)) }
        for attempt in trace.attempts { events += self.events(of: attempt) }
        return events + ending(of: trace.delivery)
    }

    private func events(of attempt: AttemptView) -> [JSONValue] {
        let through = members(of: attempt.account, attempt: attempt.number)
        let start = event(
            "attempt_started", at: attempt.startedAt, through + [("choice", .string(attempt.choice))])
        guard let finishedAt = attempt.finishedAt, let result = attempt.result else { return [start] }
        let end = event(
            attempt.isDeclared ? "declared_uncertain" : "attempt_finished", at: finishedAt,
            through + [
                ("outcome", .string(result.outcome.name)),
                ("code", .string(result.code)), ("text", .string(result.text)),
                ("provider_message_id", .string(result.providerMessageID)),
                ("disposition", attempt.disposition.map { .string($0.name) } ?? .null),
                ("next_at", attempt.disposition?.moment.map { .string($0.precise) } ?? .null),
                ("took_ms", .integer((finishedAt - attempt.startedAt).milliseconds)),
            ])
        return [start, end] + answer(to: attempt)
    }

    /// What the provider said when it was asked about an attempt, the last time.
    private func answer(to attempt: AttemptView) -> [JSONValue] {
        guard let askedAt = attempt.askedAt else { return [] }
        return [
            event(
                "asked", at: askedAt,
                members(of: attempt.account, attempt: attempt.number) + [("text", .string(attempt.answer))])
        ]
    }

    /// What ended the delivery, where that was not an attempt.
    private func ending(of delivery: DeliveryView) -> [JSONValue] {
        if let receiptAt = delivery.receiptAt {
            let kind = delivery.receipt == .timeout ? "expired" : "receipt"
            let outcome =
                delivery.receipt == .delivered
                ? "delivered" : delivery.receipt == .failed ? "failed" : "no receipt"
            return [
                event(
                    kind, at: receiptAt,
                    members(of: delivery.account) + [
                        ("outcome", .string(outcome)), ("code", .string(delivery.code)),
                        ("text", .string(delivery.text)),
                    ])
            ]
        }
        if delivery.state == .expired {
            return [event("expired", at: delivery.updatedAt, [("text", .string(delivery.text))])]
        }
        if delivery.state == .failed, delivery.attempts == 0 {
            return [event("failed", at: delivery.updatedAt, [("text", .string(delivery.text))])]
        }
        return []
    }

    private func event(_ kind: String, at moment: Timestamp, _ members: [JSONObject.Member] = []) -> JSONValue
    {
        .object(JSONObject([("at", .string(moment.precise)), ("kind", .string(kind))] + members))
    }

    /// The account's name, and its provider, whose codes the event has.
    private func members(of id: AccountID?, attempt number: Int? = nil) -> [JSONObject.Member] {
        var members: [JSONObject.Member] = []
        if let number { members.append(("attempt", .integer(number))) }
        guard let id else { return members }
        members.append(("account", .string(name(of: id))))
        members.append(("provider", .string(store.snapshot.account(id)?.provider ?? "")))
        return members
    }

    private func name(of account: AccountID) -> String {
        store.snapshot.account(account)?.name ?? "account \(account)"
    }
}
