import Synchronization

/// A clock on which every sleep is over at once, until the script ends and the sleeper is cancelled.
final class ScriptedClock: Clock {
    struct Instant: InstantProtocol {
        var sinceStart: Duration

        func advanced(by duration: Duration) -> Instant { Instant(sinceStart: sinceStart + duration) }
        func duration(to other: Instant) -> Duration { other.sinceStart - sinceStart }
        static func < (left: Instant, right: Instant) -> Bool { left.sinceStart < right.sinceStart }
    }

    private struct State {
        var now = Instant(sinceStart: .zero)
        var sleepsLeft: Int
    }

    private let state: Mutex<State>

    init(sleeps: Int) {
        state = Mutex(State(sleepsLeft: sleeps))
    }

    var now: Instant { state.withLock(\.now) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) throws {
        try state.withLock { state in
            guard state.sleepsLeft > 0 else { throw CancellationError() }
            state.sleepsLeft -= 1
            state.now = deadline
        }
    }
}
