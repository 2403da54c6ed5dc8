import Messaging
import Synchronization

/// The calls that a provider got, in order, each with its orders.
final class GroupLog: Sendable {
    private let calls = Mutex<[[AttemptOrder]]>([])

    var all: [[AttemptOrder]] { calls.withLock { $0 } }

    func note(_ orders: [AttemptOrder]) { calls.withLock { $0.append(orders) } }
}
