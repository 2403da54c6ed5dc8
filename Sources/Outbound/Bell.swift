import Synchronization

/// Wakes one waiter. Rings are not counted: a bell that rang while nobody waited lets the next wait pass.
///
/// The mutex guards the state; the waiter is resumed after it is released.
final class Bell: Sendable {
    private enum State {
        case quiet
        case rung
        case awaited(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    /// Lets the waiter go on, or the next one not wait at all.
    func ring() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard case .awaited(let waiter) = state else {
                state = .rung
                return nil
            }
            state = .quiet
            return waiter
        }
        waiter?.resume()
    }

    /// Returns once the bell has rung since the last wait. Only its owner waits, in one place.
    func wait() async {
        await withCheckedContinuation { continuation in
            let hasRung = state.withLock { state -> Bool in
                if case .rung = state {
                    state = .quiet
                    return true
                }
                state = .awaited(continuation)
                return false
            }
            if hasRung { continuation.resume() }
        }
    }
}
