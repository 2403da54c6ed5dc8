import Messaging
import Synchronization
import TestSupport

/// What senders were asked to do, in order.
final class CallLog: Sendable {
    /// One call of one account's sender.
    struct Call: Equatable {
        var account: Int64
        var attempt: AttemptID
    }

    private let calls = Mutex<[Call]>([])
    private let arrivals = AsyncStream<Call>.makeStream()

    var all: [Call] { calls.withLock { $0 } }

    /// The next call that nobody waited for yet.
    func next() async -> Call? {
        var iterator = arrivals.stream.makeAsyncIterator()
        return await iterator.next()
    }

    /// A sender that notes each call and then does what `script` says.
    func sender(
        _ account: Int64, recognisesRepeats: Bool = false,
        _ script: @escaping @Sendable (AttemptOrder) async -> Outcome
    ) -> ScriptedSender {
        ScriptedSender(recognisesRepeats: recognisesRepeats) { order in
            let call = Call(account: account, attempt: order.attempt)
            self.calls.withLock { $0.append(call) }
            self.arrivals.continuation.yield(call)
            return AttemptResult(await script(order))
        }
    }
}
