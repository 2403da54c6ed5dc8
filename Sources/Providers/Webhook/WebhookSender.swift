import Messaging
import Transport

/// Calls the operator's address with a message as JSON.
struct WebhookSender: Sender {
    let settings: WebhookSettings
    let transport: CurlTransport
    let time: any TimeSource

    /// `X-Message-Id` is the delivery's id and the same at each attempt.
    var recognisesRepeats: Bool { true }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        let exchange = settings.post.exchange(
            WebhookPayload.bytes(of: order, event: settings.event),
            headers: [
                ("X-Message-Id", order.attempt.delivery.description), ("X-Webhook-Event", settings.event),
            ], at: order.at)
        do {
            return settings.answers.result(of: try await transport.perform(exchange), now: time.now)
        } catch {
            return error.attemptResult
        }
    }
}
