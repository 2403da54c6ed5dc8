package import Messaging
import Synchronization

/// A clock that stands still until somebody moves it, and whose sleepers wake when it comes to their moment.
///
/// The mutex guards the state; sleepers are resumed after it is released.
package final class SimulatedTime: TimeSource {
    private struct Sleeper {
        let ticket: UInt64
        let moment: Timestamp
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now: Timestamp
        var sleepers: [Sleeper] = []
        var lastTicket: UInt64 = 0
    }

    private let state: Mutex<State>

    /// A clock that stands at `now`.
    package init(_ now: Timestamp = Timestamp(seconds: 1_800_000_000)) { state = Mutex(State(now: now)) }

    /// Where the clock stands.
    package var now: Timestamp { state.withLock(\.now) }

    /// When the first sleeper wants to be woken; nil when nobody sleeps.
    package var nextMoment: Timestamp? { state.withLock { state in state.sleepers.map(\.moment).min() } }

    /// Moves the clock and wakes those whose moment has come, the earliest first. It never goes back.
    package func advance(to moment: Timestamp) {
        let woken = state.withLock { state -> [Sleeper] in
            state.now = max(state.now, moment)
            let now = state.now
            let woken = state.sleepers.filter { $0.moment <= now }
            if !woken.isEmpty { state.sleepers.removeAll { $0.moment <= now } }
            return woken.sorted { ($0.moment, $0.ticket) < ($1.moment, $1.ticket) }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Returns once the clock has been moved to `moment`, or the task is cancelled.
    package func sleep(until moment: Timestamp) async {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.now >= moment || Task.isCancelled { return true }
                    state.sleepers.append(Sleeper(ticket: ticket, moment: moment, continuation: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers.firstIndex(where: { $0.ticket == ticket }) else {
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume()
        }
    }
}
