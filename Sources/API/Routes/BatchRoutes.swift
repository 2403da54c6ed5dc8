package import Hummingbird
package import Intake
package import Ledger
import Messaging
package import Web

/// How a batch stands, and what is to become of what is left of it: `/api/v1/batches/{batch_id}`.
///
/// `cancel`, `pause` and `resume` do all of the batch at once, and answer with the batch as it stands then
/// and with `result`: how many deliveries had which ``Intake/ControlAnswer``. They may be asked for again and
/// again. `resend` sends those that failed or expired again, as one new batch; the body may name other
/// `states`, and `force` those that were delivered or sent again before.
package struct BatchRoutes: Sendable {
    private let porter: SignatureCheck
    private let desk: DeliveryDesk
    private let resends: ResendDesk
    private let bookkeeper: Bookkeeper

    /// Routes that hand wishes in at the desks, and list what `bookkeeper`'s tables have.
    package init(
        porter: SignatureCheck, desk: DeliveryDesk, resends: ResendDesk, bookkeeper: Bookkeeper
    ) {
        self.porter = porter
        self.desk = desk
        self.resends = resends
        self.bookkeeper = bookkeeper
    }

    /// Adds the routes.
    package func add(to router: Router<DoorContext>) {
        router.get("/api/v1/batches/:batch_id") { request, context in
            try await porter.answer(request, context) { caller in
                let batch = try await desk.batch(Self.batch(context), for: caller.asker)
                return Envelope.response(.object(batch.wire))
            }
        }
        router.get("/api/v1/batches/:batch_id/tasks") { request, context in
            try await porter.answer(request, context) { caller in
                let query = try TaskQuery(request)
                return try await tasks(query, of: Self.batch(context), for: caller.asker)
            }
        }
        for (word, wish) in [("cancel", .cancel), ("pause", .hold), ("resume", .release)]
            as [(String, DeliveryWish)]
        {
            router.post("/api/v1/batches/:batch_id/\(word)") { request, context in
                try await porter.answerOnce(request, context) { caller in
                    try await control(wish, Self.batch(context), by: caller.asker)
                }
            }
        }
        router.post("/api/v1/batches/:batch_id/resend") { request, context in
            try await porter.answerOnce(request, context) { caller in
                try await resend(Self.batch(context), JSONReading(caller.body), by: caller.asker)
            }
        }
    }

    private func control(_ wish: DeliveryWish, _ id: MessageID, by asker: Asker) async throws -> Response {
        let tally = try await desk.control(wish, ofBatch: id, by: asker)
        var answer = try await desk.batch(id, for: asker).wire
        answer["result"] = .object(
            JSONObject(ControlAnswer.allCases.map { ($0.rawValue, .integer(tally.count($0))) }))
        return Envelope.response(.object(answer))
    }

    private func resend(_ id: MessageID, _ body: JSONReading, by asker: Asker) async throws -> Response {
        let page = try await resends.resend(
            ofBatch: id, states: try Self.states(body), insists: try body.flag("force") ?? false, by: asker)
        var answer: JSONObject = [
            "batch_id": .string(page.accepted.first?.message.description ?? ""),
            "total_count": .integer(page.deliveries.count),
            "success_count": .integer(page.deliveries.count), "failed_count": 0,
            "task_ids": .array(page.deliveries.map { .string($0.description) }),
            "resent_from": .string(id.description),
            "result": .object(
                JSONObject(ResendAnswer.allCases.map { ($0.rawValue, .integer(page.counts[$0] ?? 0)) })),
        ]
        answer["created_at"] = page.accepted.first.map { .string($0.acceptedAt.description) }
        return Envelope.response(.object(answer))
    }

    private static func states(_ body: JSONReading) throws(Refusal) -> Set<DeliveryState> {
        guard let words = try body.list("states") else { return ResendDesk.failures }
        var states: Set<DeliveryState> = []
        for word in words {
            guard let state = word.stringValue.flatMap(DeliveryState.init(word:)), state.isFinal else {
                let ends = DeliveryState.allCases.filter(\.isFinal).map(\.word).joined(separator: ", ")
                throw Refusal(
                    .invalidParameter, "The field states must be a list of: \(ends).", field: "states")
            }
            states.insert(state)
        }
        guard !states.isEmpty else { throw JSONReading.missing("states") }
        return states
    }

    // MARK: The list

    private func tasks(_ query: TaskQuery, of id: MessageID, for asker: Asker) async throws -> Response {
        let batch = try await desk.batch(id, for: asker)
        var filter = DeliveryFilter()
        filter.batch = id
        filter.states = query.states
        var page = try await self.page(of: filter, after: query.after, size: query.size)
        for _ in 1..<query.page {
            guard let after = page.next else {
                page.found = []
                break
            }
            page = try await self.page(of: filter, after: after, size: query.size)
        }
        let counts = batch.counts.filter { query.states.isEmpty || query.states.contains($0.key) }
        let next: JSONValue = page.next.map { .integer($0) } ?? .null
        return Envelope.response([
            "items": .array(page.found.map(\.wire)),
            "total": .integer(counts.values.reduce(0, +)), "page": .integer(query.page),
            "page_size": .integer(query.size), "next": next,
        ])
    }

    private func page(
        of filter: DeliveryFilter, after: Int64, size: Int
    ) async throws(LedgerError) -> (found: [DeliveryView], next: Int64?) {
        try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.deliveries(matching: filter, after: after, limit: size)
        }.value
    }

    private static func batch(_ context: DoorContext) throws(Refusal) -> MessageID {
        guard let id = MessageID(text: context.parameters.get("batch_id") ?? "") else {
            throw DeliveryDesk.batchNotFound
        }
        return id
    }
}

extension Caller {
    fileprivate var asker: Asker { .application(application.id) }
}
