import Synchronization

/// Where callers leave orders and cancellations for the courier, from any thread.
///
/// Holds at most ``TransportLimits/transfersMax`` orders, those included that the courier works on.
final class Inbox: Sendable {
    /// What the courier takes away at once.
    struct Batch {
        var orders: [(ticket: UInt64, order: Order)]
        var cancelled: [UInt64]
        var isClosed: Bool
    }

    private struct State {
        var orders: [(ticket: UInt64, order: Order)] = []
        var cancelled: [UInt64] = []
        var lastTicket: UInt64 = 0
        /// Orders that were taken in and not yet answered.
        var liveCount = 0
        var isClosed = false
        var hasEnded = false
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []
        /// `nil` once the courier is about to free what it points to.
        var waker: Waker?
        /// The courier was woken and has not looked yet; waking it again would cost for nothing.
        var isWoken = false

        mutating func wake() {
            guard !isWoken, let waker else { return }
            isWoken = true
            waker.wake()
        }
    }

    private let transfersMax: Int
    private let state: Mutex<State>

    init(transfersMax: Int, waker: Waker) {
        self.transfersMax = transfersMax
        state = Mutex(State(waker: waker))
    }

    func nextTicket() -> UInt64 {
        state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
    }

    /// Takes the order in, or returns why not; then the caller answers it.
    func put(_ order: Order, ticket: UInt64) -> TransportError? {
        state.withLock { state in
            if state.isClosed {
                return TransportError(
                    .shuttingDown, requestMayHaveArrived: false,
                    sentence: "The transport is shutting down.")
            }
            if state.liveCount >= transfersMax {
                return TransportError(
                    .tooManyExchanges, requestMayHaveArrived: false,
                    sentence: "\(transfersMax) exchanges are running; there is no room for one more.")
            }
            state.liveCount += 1
            state.orders.append((ticket, order))
            state.wake()
            return nil
        }
    }

    /// A ticket that is unknown, or answered already, does no harm.
    func cancel(ticket: UInt64) {
        state.withLock { state in
            guard state.waker != nil else { return }
            state.cancelled.append(ticket)
            state.wake()
        }
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            state.wake()
        }
    }

    /// For the courier: what has come since the last time.
    func take() -> Batch {
        state.withLock { state in
            state.isWoken = false
            defer {
                state.orders.removeAll()
                state.cancelled.removeAll()
            }
            return Batch(orders: state.orders, cancelled: state.cancelled, isClosed: state.isClosed)
        }
    }

    /// For the courier, before it answers `count` orders: their places are free.
    func release(count: Int) {
        state.withLock { $0.liveCount -= count }
    }

    /// For the courier, before it frees what the waker points to.
    func forgetWaker() {
        state.withLock { $0.waker = nil }
    }

    /// For the courier's thread, as its last deed.
    func declareEnded() {
        let waiting = state.withLock { state in
            state.hasEnded = true
            defer { state.waitingForEnd.removeAll() }
            return state.waitingForEnd
        }
        for continuation in waiting { continuation.resume() }
    }

    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.waitingForEnd.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }
}
