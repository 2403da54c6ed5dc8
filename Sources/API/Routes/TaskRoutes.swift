package import Hummingbird
package import Intake
import Ledger
import Messaging
package import Web

/// What is to become of a message that was accepted: `POST /api/v1/messages/{task_id}/cancel`, `hold`,
/// `release`, `reschedule` and `resend`.
///
/// The answer of the first four is the task as it stands now, with `result` (``Intake/ControlAnswer``) and
/// `detail`, the same in a sentence. What comes too late is refused with 409.
package struct TaskRoutes: Sendable {
    private let porter: SignatureCheck
    private let desk: DeliveryDesk
    private let resends: ResendDesk

    /// Routes that hand wishes in at the desks.
    package init(porter: SignatureCheck, desk: DeliveryDesk, resends: ResendDesk) {
        self.porter = porter
        self.desk = desk
        self.resends = resends
    }

    /// Adds the routes.
    package func add(to router: Router<DoorContext>) {
        for (word, wish) in [("cancel", .cancel), ("hold", .hold), ("release", .release)]
            as [(String, DeliveryWish)]
        {
            router.post("/api/v1/messages/:task_id/\(word)") { request, context in
                try await control(request, context) { _ in wish }
            }
        }
        router.post("/api/v1/messages/:task_id/reschedule") { request, context in
            try await control(request, context) { caller in
                .reschedule(to: try JSONReading(caller.body).requiredMoment("scheduled_at"))
            }
        }
        router.post("/api/v1/messages/:task_id/resend") { request, context in
            try await resend(request, context)
        }
    }

    private func control(
        _ request: Request, _ context: DoorContext, _ wish: (Caller) throws -> DeliveryWish
    ) async throws -> Response {
        try await porter.answerOnce(request, context) { caller in
            let controlled = try await desk.control(
                try wish(caller), of: Self.task(context), by: .application(caller.application.id))
            var answer = controlled.delivery.wire.objectValue ?? JSONObject()
            answer["result"] = .string(controlled.answer.rawValue)
            answer["detail"] = .string(controlled.sentence)
            return Envelope.response(.object(answer))
        }
    }

    private func resend(_ request: Request, _ context: DoorContext) async throws -> Response {
        try await porter.answerOnce(request, context) { caller in
            let task = try Self.task(context)
            let acceptance = try await resends.resend(
                task, insists: try JSONReading(caller.body).flag("force") ?? false,
                by: .application(caller.application.id))
            return Envelope.response([
                "task_id": .string(acceptance.deliveries.first?.description ?? ""), "status": "pending",
                "created_at": .string(acceptance.acceptedAt.description),
                "resent_from": .string(task.description),
            ])
        }
    }

    private static func task(_ context: DoorContext) throws(Refusal) -> DeliveryID {
        guard let id = DeliveryID(text: context.parameters.get("task_id") ?? "") else {
            throw DeliveryDesk.taskNotFound
        }
        return id
    }
}
