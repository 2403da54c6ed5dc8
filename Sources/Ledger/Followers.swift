import Journal
import Synchronization

/// Where those who follow the journal have come to, so that no segment goes before all have read it.
final class Followers: Sendable {
    private struct State {
        var positions: [Int: JournalPosition] = [:]
        var lastName = 0
    }

    private let state = Mutex(State())

    /// Adds a follower that has read everything up to `position`; returns its name here.
    func add(at position: JournalPosition) -> Int {
        state.withLock { state in
            state.lastName += 1
            state.positions[state.lastName] = position
            return state.lastName
        }
    }

    /// Notes that a follower has read everything up to `position`.
    func move(_ name: Int, to position: JournalPosition) { state.withLock { $0.positions[name] = position } }

    /// Forgets a follower that reads no more.
    func remove(_ name: Int) { state.withLock { $0.positions[name] = nil } }

    /// Up to where all followers have read; `position` when there are none.
    func slowest(orElse position: JournalPosition) -> JournalPosition {
        state.withLock { $0.positions.values.min() } ?? position
    }
}
