import Messaging
import Synchronization

/// A clock that a test moves, and that lets nobody wait.
final class MovingTime: TimeSource {
    private let moment = Mutex(Timestamp(milliseconds: 1_700_000_000_000))

    var now: Timestamp { moment.withLock { $0 } }

    func advance(by duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }

    func sleep(until moment: Timestamp) async {}
}
