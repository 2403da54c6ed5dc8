import Messaging
import Transport

/// Posts an alert to an address. The order's body is the request's, frozen when the alert was raised and sent
/// byte for byte.
///
/// An alert is rather told twice than not at all, and the receiving side knows no repeat.
struct AlertHookSender: Sender {
    private static let answers = StatusAnswers(table: AlertHookAnswers.known)

    let post: SignedPost
    let transport: CurlTransport
    let time: any TimeSource

    var recognisesRepeats: Bool { false }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        let exchange = post.exchange(Array(order.message.content.body.utf8), at: order.at)
        do {
            return Self.answers.result(of: try await transport.perform(exchange), now: time.now)
        } catch {
            return error.repeatableResult
        }
    }
}
