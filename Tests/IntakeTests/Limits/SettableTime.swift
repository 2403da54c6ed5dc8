import Messaging
import Synchronization

/// A clock that somebody sets forward and back. Nobody sleeps by it.
final class SettableTime: TimeSource {
    private let moment: Mutex<Timestamp>

    init(_ moment: Timestamp = TestDesk.start) { self.moment = Mutex(moment) }

    var now: Timestamp { moment.withLock { $0 } }

    func set(_ moment: Timestamp) { self.moment.withLock { $0 = moment } }

    func sleep(until moment: Timestamp) async {}
}
