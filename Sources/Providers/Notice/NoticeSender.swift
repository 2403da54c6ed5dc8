import Messaging
import Transport

/// Tells an application what became of one of its messages.
///
/// The order's content is the notice: the subject is the event's word, and the body the payload, frozen when
/// the event happened and sent byte for byte. The parameters name the event's `event_id`.
struct NoticeSender: Sender {
    /// As much of an answer as is kept.
    static let wordsMax = 200
    /// As much of an answer as is read: a talkative endpoint has heard the notice all the same.
    static let answerBytesMax = 1024 * 1024
    private static let answers = StatusAnswers(table: NoticeAnswers.known)

    let post: SignedPost
    let transport: CurlTransport
    let time: any TimeSource

    /// `X-Webhook-Delivery-ID` is the event's id, the same at each attempt and at a replay.
    var recognisesRepeats: Bool { true }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        let content = order.message.content
        var exchange = post.exchange(
            Array(content.body.utf8),
            headers: [
                ("X-Webhook-Event", content.subject), ("X-Webhook-Delivery-ID", Self.eventID(of: order)),
            ], at: order.at)
        exchange.responseBytesMax = Self.answerBytesMax
        do {
            var result = Self.answers.result(of: try await transport.perform(exchange), now: time.now)
            result.text = String(result.text.prefix(Self.wordsMax))
            return result
        } catch {
            return error.repeatableResult
        }
    }

    /// The event's own id; the delivery's where the parameters name none.
    private static func eventID(of order: AttemptOrder) -> String {
        let delivery = order.attempt.delivery.description
        do {
            return try JSONValue(parsing: order.message.parameters)["event_id"]?.stringValue ?? delivery
        } catch {
            // No JSON: a notice that somebody else made. Its delivery's id is as stable over attempts.
            return delivery
        }
    }
}
