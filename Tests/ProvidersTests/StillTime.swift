import Messaging

/// A clock that stands still and lets nobody wait.
struct StillTime: TimeSource {
    var now = Timestamp(milliseconds: 1_700_000_000_000)

    func sleep(until moment: Timestamp) async {}
}
