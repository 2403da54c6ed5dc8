import Messaging
import Synchronization

/// Knows whether controls were recorded of late, so that who calls a provider need look for them only then.
///
/// The mutex guards two numbers; nothing else is done under it.
final class RecordedControls: Sendable {
    private struct State {
        var underWay = 0
        var last = Position.start
    }

    private let state = Mutex(State())

    /// Called before controls are given to the journal: they may be durable before anybody hears of it.
    func begin() { state.withLock { $0.underWay += 1 } }

    /// Called once the journal answered; `position` is nil if it did not take them.
    func end(at position: Position?) {
        state.withLock { state in
            state.underWay -= 1
            if let position { state.last = max(state.last, position) }
        }
    }

    /// Whether controls may lie behind `position`.
    func mayBe(after position: Position) -> Bool {
        state.withLock { $0.underWay > 0 || $0.last > position }
    }
}

extension Event {
    var isControl: Bool {
        if case .deliveryControlled = self { true } else { false }
    }
}
