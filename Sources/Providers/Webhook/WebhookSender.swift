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
        let body = WebhookPayload.bytes(of: order, event: settings.event)
        let exchange = Exchange(
            method: .post, url: settings.url, headers: headers(order, body: body), body: body,
            deadline: settings.deadline, connectDeadline: min(settings.deadline, .seconds(10)),
            responseBytesMax: 64 * 1024, addresses: settings.addresses)
        do {
            let reply = try await transport.perform(exchange)
            return settings.answers.result(
                of: reply.status, retryAfter: reply.headers["Retry-After"],
                words: String(excerptOf: reply.body), now: time.now)
        } catch {
            return error.attemptResult
        }
    }

    private func headers(_ order: AttemptOrder, body: [UInt8]) -> [(name: String, value: String)] {
        // The time of the attempt, not of the event: receivers refuse old signatures.
        let timestamp = String(order.at.seconds)
        var headers = [
            (name: "Content-Type", value: "application/json"),
            (name: "User-Agent", value: "MessagePush-Webhook/1.0"),
            (name: "X-Message-Id", value: order.attempt.delivery.description),
            (name: "X-Webhook-Event", value: settings.event),
            (name: "X-Webhook-Timestamp", value: timestamp),
        ]
        if let secret = settings.secret {
            let signature = WebhookSignature.sign(secret: secret, timestamp: timestamp, body: body)
            headers.append((name: "X-Webhook-Signature", value: signature))
        }
        return headers
    }
}
