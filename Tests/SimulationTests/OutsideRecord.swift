import Intake
import Messaging
import Synchronization
import TestSupport

/// What the world outside saw: what applications were told, what providers got. No power cut touches it.
final class OutsideRecord: Sendable {
    /// A report that a provider makes until it is taken.
    struct Receipt: Sendable {
        var number: Int
        var at: Timestamp
        var report: ReceiptReport
    }

    private struct State {
        var violations: [String] = []
        var notes: [String] = []
        var posted: Set<Int> = []
        var wished: Set<Int> = []
        var cancelled: [DeliveryID] = []
        var acceptances: [Acceptance] = []
        var calls: [AttemptID] = []
        var open: [DeliveryID: AttemptID] = [:]
        var arrivals: [DeliveryID: [AttemptID]] = [:]
        var known: Set<AttemptID> = []
        var callTimes: [AccountID: [Timestamp]] = [:]
        var receipts: [Int: Receipt] = [:]
        var lastReceipt = 0
    }

    private let state = Mutex(State())
    private let time: SimulatedTime
    private let isTold: Bool

    /// A record that also keeps a log if `isTold`.
    init(time: SimulatedTime, isTold: Bool) {
        self.time = time
        self.isTold = isTold
    }

    /// What was wrong, the first first.
    var violations: [String] { state.withLock(\.violations) }
    /// The log.
    var notes: [String] { state.withLock(\.notes) }
    /// What applications were told.
    var acceptances: [Acceptance] { state.withLock(\.acceptances) }
    /// The attempts that reached a provider.
    var calls: [AttemptID] { state.withLock(\.calls) }

    /// Notes that an invariant does not hold.
    func violate(_ sentence: String) {
        note("VIOLATION \(sentence)")
        state.withLock { $0.violations.append(sentence) }
    }

    /// Adds a line to the log.
    func note(_ line: @autoclosure () -> String) {
        guard isTold else { return }
        let line = "\(time.now) \(line())"
        state.withLock { $0.notes.append(line) }
    }

    /// Whether a request was not made yet; from now on it was.
    func post(_ number: Int) -> Bool { state.withLock { $0.posted.insert(number).inserted } }

    /// Whether somebody has not asked for a control yet; from now on he has.
    func ask(_ number: Int) -> Bool { state.withLock { $0.wished.insert(number).inserted } }

    /// Notes that somebody was told that a delivery is cancelled.
    func promiseCancelled(_ delivery: DeliveryID) { state.withLock { $0.cancelled.append(delivery) } }

    /// Deliveries of which somebody was told that they are cancelled.
    var cancelled: [DeliveryID] { state.withLock(\.cancelled) }

    /// Notes what an application was told.
    func acknowledge(_ acceptance: Acceptance) {
        note("acknowledged \(acceptance.deliveries.map(\.short))")
        state.withLock { $0.acceptances.append(acceptance) }
    }

    /// Notes that a provider was called.
    func beginCall(_ attempt: AttemptID) {
        note("called \(attempt.short)")
        let other = state.withLock { state in
            state.calls.append(attempt)
            return state.open.updateValue(attempt, forKey: attempt.delivery)
        }
        if let other { violate("I3: \(attempt.short) was called while \(other.short) was under way") }
    }

    /// Notes that an account is used; returns when it was before.
    func use(_ account: AccountID) -> [Timestamp] {
        let now = time.now
        return state.withLock { state in
            defer { state.callTimes[account, default: []].append(now) }
            return state.callTimes[account] ?? []
        }
    }

    /// Notes that a provider has a message in its books.
    func know(_ attempt: AttemptID) { _ = state.withLock { $0.known.insert(attempt) } }

    /// Whether a provider has a message in its books.
    func isKnown(_ attempt: AttemptID) -> Bool { state.withLock { $0.known.contains(attempt) } }

    /// Notes that a call is over.
    func endCall(_ attempt: AttemptID) { state.withLock { $0.open[attempt.delivery] = nil } }

    /// Notes that all calls ended with the power.
    func endAllCalls() { state.withLock { $0.open = [:] } }

    /// Notes that a recipient got a message; returns the attempts by which it had got it before.
    func arrive(_ attempt: AttemptID) -> [AttemptID] {
        state.withLock { state in
            let before = state.arrivals[attempt.delivery] ?? []
            state.arrivals[attempt.delivery] = before + [attempt]
            return before
        }
    }

    /// By which attempts a recipient got a message.
    func arrivals(of delivery: DeliveryID) -> [AttemptID] { state.withLock { $0.arrivals[delivery] ?? [] } }

    /// Keeps a report until it is taken.
    func add(_ report: ReceiptReport, at moment: Timestamp) -> Receipt {
        state.withLock { state in
            state.lastReceipt += 1
            let receipt = Receipt(number: state.lastReceipt, at: moment, report: report)
            state.receipts[receipt.number] = receipt
            return receipt
        }
    }

    /// Notes that a report was taken.
    func settle(_ receipt: Receipt) { state.withLock { $0.receipts[receipt.number] = nil } }

    /// The reports that nobody took yet.
    var receipts: [Receipt] { state.withLock { $0.receipts.values.sorted { $0.number < $1.number } } }
}
