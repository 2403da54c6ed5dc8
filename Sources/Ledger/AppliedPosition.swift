import Messaging
import Synchronization

/// How far the tables have come, for those who wait to read what they wrote.
///
/// The applier moves it, anyone waits for it. The mutex guards all fields; continuations are resumed
/// after it is released.
final class AppliedPosition: Sendable {
    private struct Waiter {
        let number: UInt64
        let position: Position
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var position: Position
        var waiters: [Waiter] = []
        var lastNumber: UInt64 = 0
        var isOver = false
        var isWaitingForRoom = false
    }

    private let state: Mutex<State>

    init(_ position: Position) { state = Mutex(State(position: position)) }

    var position: Position { state.withLock(\.position) }

    /// Whether the tables stay where they are because the disk is full.
    var isWaitingForRoom: Bool { state.withLock(\.isWaitingForRoom) }

    /// Says that the disk is full; the next advance ends that.
    func waitForRoom() { state.withLock { $0.isWaitingForRoom = true } }

    /// Moves on, and wakes who waited for that.
    func advance(to position: Position) {
        let reached = state.withLock { state in
            state.position = position
            state.isWaitingForRoom = false
            let reached = state.waiters.filter { $0.position <= position }
            state.waiters.removeAll { $0.position <= position }
            return reached
        }
        for waiter in reached { waiter.continuation.resume() }
    }

    /// Lets nobody wait any longer: the applier has stopped.
    func end() {
        let rest = state.withLock { state in
            defer { state.waiters = [] }
            state.isOver = true
            return state.waiters
        }
        for waiter in rest { waiter.continuation.resume() }
    }

    /// Returns when the tables have come to `position`, the task is cancelled, or the applier has stopped.
    func wait(for position: Position) async {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    if state.position >= position || state.isOver || Task.isCancelled { return true }
                    state.waiters.append(
                        Waiter(number: number, position: position, continuation: continuation))
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let index = state.waiters.firstIndex(where: { $0.number == number }) else { return nil }
                return state.waiters.remove(at: index)
            }
            waiter?.continuation.resume()
        }
    }
}
