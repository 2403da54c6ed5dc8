import Catalog
import Hummingbird
import Intake
import Ledger
import Messaging
import Web

/// `GET /control/tasks` and `/control/tasks/count`: the deliveries that a ``DeliverySearch`` finds, or how
/// many of those that somebody asked for stand where; a page at a time.
/// `POST /control/tasks/{task_id}/{deed}` and `/control/tasks/{deed}`: what is to become of one, or of the
/// next of those that a search finds. A deed is `cancel`, `hold`, `release`, `reschedule` (with
/// `scheduled_at`), `retry` or `resend` (with `force`).
struct TaskRoutes: Sendable {
    let store: CatalogStore
    let bookkeeper: Bookkeeper
    let desk: DeliveryDesk
    let resends: ResendDesk
    let retries: RetryDesk

    /// Who asks, as the journal keeps it.
    static let asker = Asker.operating("control socket")
    private static let bodyBytesMax = 64 << 10
    private static let wishes = ["cancel", "hold", "release", "reschedule"]

    func add(to router: Router<DoorContext>) {
        router.get("/control/tasks") { request, _ in try await list(request) }
        router.get("/control/tasks/count") { request, _ in try await count(request) }
        for word in Self.wishes {
            router.post("/control/tasks/\(word)") { request, _ in try await controlAll(request, word) }
            router.post("/control/tasks/:task_id/\(word)") { request, context in
                try await control(request, context, word)
            }
        }
        router.post("/control/tasks/retry") { request, _ in try await retryAll(request) }
        router.post("/control/tasks/:task_id/retry") { _, context in try await retry(context) }
        router.post("/control/tasks/resend") { request, _ in try await resendAll(request) }
        router.post("/control/tasks/:task_id/resend") { request, context in
            try await resend(request, context)
        }
    }

    // MARK: Looking

    private func list(_ request: Request) async throws -> Response {
        let snapshot = store.snapshot
        let search = try DeliverySearch(request, in: snapshot)
        let page = try await found(by: search)
        return Envelope.response([
            "tasks": .array(page.found.map { $0.line(in: snapshot) }),
            "next": page.next.map { .integer($0) } ?? .null,
        ])
    }

    private func count(_ request: Request) async throws -> Response {
        let page = try await found(by: DeliverySearch(request, in: store.snapshot))
        let asked = page.found.filter(\.message.origin.isAsked)
        let counts = Dictionary(asked.map { ($0.state, 1) }, uniquingKeysWith: +)
        return Envelope.response([
            "states": .object(JSONObject(counts.json)), "next": page.next.map { .integer($0) } ?? .null,
        ])
    }

    private func found(
        by search: DeliverySearch
    ) async throws(LedgerError) -> (found: [DeliveryView], next: Int64?) {
        try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.deliveries(matching: search.filter, after: search.after, limit: search.limit)
        }.value
    }

    // MARK: Changing

    private func control(_ request: Request, _ context: DoorContext, _ word: String) async throws -> Response
    {
        let wish = try await wish(word, in: request)
        return Self.answer(to: try await desk.control(wish, of: Self.task(context), by: Self.asker))
    }

    private func retry(_ context: DoorContext) async throws -> Response {
        let task = try Self.task(context)
        return switch try await retries.retry(task, by: Self.asker) {
        case .again(let controlled): Self.answer(to: controlled)
        case .anew(let acceptance): Self.answer(acceptance, insteadOf: task)
        }
    }

    private func retryAll(_ request: Request) async throws -> Response {
        let search = try DeliverySearch(request, in: store.snapshot)
        try Self.check(search)
        let page = try await retries.retry(matching: search.filter, after: search.after, by: Self.asker)
        return Envelope.response([
            "result": .object(JSONObject(page.again.json.members + page.anew.json.members)),
            "next": page.next.map { .integer($0) } ?? .null,
        ])
    }

    private static func answer(to controlled: ControlledDelivery) -> Response {
        Envelope.response([
            "task_id": .string(controlled.delivery.delivery.id.description),
            "state": .string(controlled.delivery.state.name), "result": .string(controlled.answer.rawValue),
            "detail": .string(controlled.sentence),
        ])
    }

    private static func answer(_ acceptance: Acceptance, insteadOf task: DeliveryID) -> Response {
        Envelope.response([
            "task_id": .string(acceptance.deliveries.first?.description ?? ""), "state": "waiting",
            "result": .string(ResendAnswer.resent.rawValue), "resent_from": .string(task.description),
            "detail": .string(ResendAnswer.resent.sentence),
        ])
    }

    private func controlAll(_ request: Request, _ word: String) async throws -> Response {
        let wish = try await wish(word, in: request)
        let search = try DeliverySearch(request, in: store.snapshot)
        try Self.check(search)
        let page = try await desk.control(
            wish, matching: search.filter, after: search.after, by: Self.asker)
        return Envelope.response([
            "result": .object(page.tally.json), "next": page.next.map { .integer($0) } ?? .null,
        ])
    }

    private func resend(_ request: Request, _ context: DoorContext) async throws -> Response {
        let task = try Self.task(context)
        let acceptance = try await resends.resend(
            task, insists: try await body(of: request).flag("force") ?? false, by: Self.asker)
        return Self.answer(acceptance, insteadOf: task)
    }

    private func resendAll(_ request: Request) async throws -> Response {
        let search = try DeliverySearch(request, in: store.snapshot)
        try Self.check(search)
        let page = try await resends.resend(
            matching: search.filter, after: search.after,
            insists: try await body(of: request).flag("force") ?? false, by: Self.asker)
        return Envelope.response([
            "result": .object(page.json), "next": page.next.map { .integer($0) } ?? .null,
        ])
    }

    /// A slip on the command line must not stop everything.
    private static func check(_ search: DeliverySearch) throws(Refusal) {
        guard search.isBoundless else { return }
        throw Refusal(.missingParameter, "Say which messages are meant; nothing narrows them down.")
    }

    private func wish(_ word: String, in request: Request) async throws -> DeliveryWish {
        let body = try await body(of: request)
        switch word {
        case "cancel": return .cancel
        case "hold": return .hold
        case "release": return .release
        default:
            guard let moment = Timestamp(rfc3339: try body.requiredText("scheduled_at")) else {
                throw JSONReading.wrongType("scheduled_at", "a time")
            }
            return .reschedule(to: moment)
        }
    }

    private func body(of request: Request) async throws -> JSONReading {
        let bytes = try await request.bodyBytes(most: Self.bodyBytesMax)
        return bytes.isEmpty ? JSONReading(JSONObject()) : try JSONReading(bytes)
    }

    private static func task(_ context: DoorContext) throws(Refusal) -> DeliveryID {
        guard let id = DeliveryID(text: context.parameters.get("task_id") ?? "") else {
            throw DeliveryDesk.taskNotFound
        }
        return id
    }
}
