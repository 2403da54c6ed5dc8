package import Ledger
package import Logging
import Synchronization

/// The events that wait to be logged: the ledger's thread puts them in and waits for nobody.
///
/// Its size is bounded by what ``LogAllowance`` lets in, also while journald does not take anything: what the
/// log does not bear is counted, and told when there is room again. The mutex guards the state; no more than
/// a decision is made under it.
package final class LogQueue: Sendable {
    private struct State {
        var waiting: [LifeEvent] = []
        var allowance = LogAllowance()
    }

    /// Two spans' worth: whoever is further behind is not served by more.
    private static let waitingMax = 2 * (LogAllowance.ordinaryMax + LogAllowance.failuresMax)

    private let selection: LogSelection
    private let level: @Sendable () -> Logger.Level
    private let state = Mutex(State())
    private let bell: AsyncStream<Void>.Continuation
    /// Rings when something was put in.
    let rings: AsyncStream<Void>

    /// An empty queue.
    ///
    /// - Parameter level: the least important level that is logged at the moment.
    package init(_ selection: LogSelection, level: @escaping @Sendable () -> Logger.Level) {
        self.selection = selection
        self.level = level
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Puts in what is wanted and has room.
    package func add(_ events: [LifeEvent]) {
        guard selection != .none else { return }
        let lowest = level()
        let hasNews = state.withLock { state in
            let before = state.waiting.count
            for event in events where event.level >= lowest && selection.takes(event) {
                let isFailure = event.isFailure
                if state.waiting.count == Self.waitingMax {
                    state.allowance.leaveOut(isFailure: isFailure)
                } else if state.allowance.takes(isFailure: isFailure) {
                    state.waiting.append(event)
                }
            }
            return state.waiting.count > before
        }
        if hasNews { bell.yield() }
    }

    /// Takes out what waits, in order.
    func take() -> [LifeEvent] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    /// Begins a new span, and returns what was left out in the old one.
    func renew() -> LogAllowance.LeftOut { state.withLock { $0.allowance.renew() } }
}
