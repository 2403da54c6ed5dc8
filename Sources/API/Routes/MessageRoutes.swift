package import Hummingbird
package import Intake
package import Ledger
import Messaging
package import Web

/// Sending, and asking what became of it: `/api/v1/messages`.
package struct MessageRoutes: Sendable {
    private let porter: SignatureCheck
    private let intake: MessageIntake
    private let bookkeeper: Bookkeeper

    /// Routes that take messages in at `intake` and look them up in `bookkeeper`'s tables.
    package init(porter: SignatureCheck, intake: MessageIntake, bookkeeper: Bookkeeper) {
        self.porter = porter
        self.intake = intake
        self.bookkeeper = bookkeeper
    }

    /// Adds the routes.
    ///
    /// - Parameter withEcho: adds `POST /api/v1/echo`, which does all that sending does but for recording the
    ///   message; for measuring only.
    package func add(to router: Router<DoorContext>, withEcho: Bool) {
        router.post("/api/v1/messages") { request, _ in try await send(request) }
        router.post("/api/v1/messages/batch") { request, _ in try await sendBatch(request) }
        router.get("/api/v1/messages/:task_id") { request, context in
            try await show(request, id: context.parameters.get("task_id") ?? "")
        }
        if withEcho { router.post("/api/v1/echo") { request, _ in try await echo(request) } }
    }

    private func send(_ request: Request) async throws -> Response {
        let caller = try await porter.caller(of: request)
        let acceptance = try await porter.once(caller) {
            try await intake.accept(SendRequest(caller, isBatch: false), of: caller.application.id)
        }
        return Self.response(to: acceptance)
    }

    private func echo(_ request: Request) async throws -> Response {
        let caller = try await porter.caller(of: request)
        let acceptance = try await porter.once(caller) {
            try intake.rehearse(SendRequest(caller, isBatch: false), of: caller.application.id)
        }
        return Self.response(to: acceptance)
    }

    private static func response(to acceptance: Acceptance) -> Response {
        Envelope.response([
            "task_id": .string(acceptance.deliveries.first?.description ?? ""), "status": "pending",
            "created_at": .string(acceptance.acceptedAt.description),
        ])
    }

    private func sendBatch(_ request: Request) async throws -> Response {
        let caller = try await porter.caller(of: request)
        let acceptance = try await porter.once(caller) {
            try await intake.accept(SendRequest(caller, isBatch: true), of: caller.application.id)
        }
        return Envelope.response([
            "batch_id": .string(acceptance.message.description),
            "total_count": .integer(acceptance.deliveries.count),
            "success_count": .integer(acceptance.deliveries.count), "failed_count": 0,
            "created_at": .string(acceptance.acceptedAt.description),
            "task_ids": .array(acceptance.deliveries.map { .string($0.description) }),
        ])
    }

    /// Never says "not found" of a task that was accepted, however far the tables lag behind.
    private func show(_ request: Request, id text: String) async throws -> Response {
        let caller = try await porter.caller(of: request)
        let notFound = Refusal(.taskNotFound, "There is no such task.", field: "task_id")
        guard let id = DeliveryID(text: text) else { throw notFound }
        let reading = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.delivery(id)
        }
        if reading.value == nil, reading.isBehind {
            throw Refusal(
                .overloaded, "The tables are behind; ask again in a moment.", retryAfter: .seconds(1))
        }
        guard let delivery = reading.value, delivery.message.application == caller.application.id else {
            throw notFound
        }
        return Envelope.response(delivery.wire)
    }
}
