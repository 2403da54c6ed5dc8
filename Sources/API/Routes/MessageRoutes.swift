import HTTPTypes
package import Hummingbird
package import Intake
package import Ledger
import Messaging
package import Web

/// Sending, and asking what became of it: `/api/v1/messages`.
package struct MessageRoutes: Sendable {
    private let porter: SignatureCheck
    private let intake: MessageIntake
    private let idempotency: IdempotencyDesk
    private let bookkeeper: Bookkeeper

    /// Routes that take messages in at `intake` and look them up in `bookkeeper`'s tables.
    package init(
        porter: SignatureCheck, intake: MessageIntake, idempotency: IdempotencyDesk, bookkeeper: Bookkeeper
    ) {
        self.porter = porter
        self.intake = intake
        self.idempotency = idempotency
        self.bookkeeper = bookkeeper
    }

    /// Adds the routes.
    ///
    /// - Parameter withEcho: adds `POST /api/v1/echo`, which does all that sending does but for recording the
    ///   message; for measuring only.
    package func add(to router: Router<DoorContext>, withEcho: Bool) {
        router.post("/api/v1/messages") { request, context in
            try await porter.serve(request, context) { caller in
                Self.response(to: try await accept(caller, request, isBatch: false))
            }
        }
        router.post("/api/v1/messages/batch") { request, context in
            try await porter.serve(request, context) { caller in
                Self.batchResponse(to: try await accept(caller, request, isBatch: true))
            }
        }
        router.get("/api/v1/messages/:task_id") { request, context in
            try await porter.answer(request, context) { caller in
                try await show(context.parameters.get("task_id") ?? "", to: caller)
            }
        }
        guard withEcho else { return }
        router.post("/api/v1/echo") { request, context in
            try await porter.answerOnce(request, context) { caller in
                Self.response(
                    to: try intake.rehearse(SendRequest(caller, isBatch: false), of: caller.application.id))
            }
        }
    }

    /// A key is looked up before anything else: whoever repeats a request to hear its answer gets it, signed
    /// anew or not, and at any rate.
    private func accept(_ caller: Caller, _ request: Request, isBatch: Bool) async throws -> Acceptance {
        let key = try Idempotency.read(
            request.headers, path: request.uri.path.percentDecoded, body: caller.body)
        let application = caller.application.id
        return try await idempotency.once(key, of: application) {
            try await porter.once(caller) {
                try await intake.accept(
                    SendRequest(caller, isBatch: isBatch, idempotency: key), of: application)
            }
        }
    }

    private static func response(to acceptance: Acceptance) -> Response {
        Envelope.response(
            [
                "task_id": .string(acceptance.deliveries.first?.description ?? ""), "status": "pending",
                "created_at": .string(acceptance.acceptedAt.description),
            ], headers: acceptance.headers)
    }

    /// `failures` is ours, and there only when receivers were left out.
    private static func batchResponse(to acceptance: Acceptance) -> Response {
        let accepted = acceptance.deliveries.count
        var members: [JSONObject.Member] = [
            ("batch_id", .string(acceptance.message.description)),
            ("total_count", .integer(accepted + acceptance.refusedCount)),
            ("success_count", .integer(accepted)), ("failed_count", .integer(acceptance.refusedCount)),
            ("created_at", .string(acceptance.acceptedAt.description)),
            ("task_ids", .array(acceptance.deliveries.map { .string($0.description) })),
        ]
        if !acceptance.failures.isEmpty {
            members.append(("failures", .array(acceptance.failures.map(\.wire))))
        }
        return Envelope.response(.object(JSONObject(members)), headers: acceptance.headers)
    }

    /// Never says "not found" of a task that was accepted, however far the tables lag behind.
    private func show(_ text: String, to caller: Caller) async throws -> Response {
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

extension Acceptance {
    /// Tells a first answer from one that was given before.
    fileprivate var headers: HTTPFields {
        guard isReplayed, let name = HTTPField.Name("Idempotent-Replayed") else { return [:] }
        return [name: "true"]
    }
}

extension Acceptance.Failure {
    fileprivate var wire: JSONValue {
        [
            "receiver": .string(receiver), "code": .integer(refusal.code.rawValue),
            "message": .string(refusal.sentence),
        ]
    }
}
