import Ledger
import Messaging
import Synchronization

/// What the ledger did since the daemon started, counted.
final class LedgerTally: Sendable {
    /// A delivery's end, and whose it was.
    struct End: Hashable, Sendable {
        let line: Line
        let state: DeliveryState
    }

    /// How an account's attempts ended.
    struct Attempt: Hashable, Sendable {
        let account: AccountID
        let outcome: Outcome
    }

    /// What an account's receipts said.
    struct Receipt: Hashable, Sendable {
        let account: AccountID
        let isDelivered: Bool
    }

    /// All the counts.
    struct Counts: Sendable {
        var accepted = BoundedTable<Line, Int>(empty: 0)
        var ends = BoundedTable<End, Int>(empty: 0)
        var attempts = BoundedTable<Attempt, Int>(empty: 0)
        var calls = BoundedTable<AccountID, Histogram>(empty: Histogram(.calls))
        var receipts = BoundedTable<Receipt, Int>(empty: 0)
        var openings = BoundedTable<AccountID, Int>(empty: 0)
        var alerts = BoundedTable<AlertKind, Int>(empty: 0)
        var waits = LedgerTally.perLane
        var lives = LedgerTally.perLane
    }

    private static let perLane = Array(repeating: Histogram(.waits), count: Lane.allCases.count)
    private let counts = Mutex(Counts())

    /// Counts what became true. Called by the ledger's own thread, some thousand facts at a time at most.
    func count(_ facts: [LedgerFact]) {
        counts.withLock { counts in
            for fact in facts { counts.add(fact) }
        }
    }

    var reading: Counts { counts.withLock { $0 } }
}

extension LedgerTally.Counts {
    fileprivate mutating func add(_ fact: LedgerFact) {
        switch fact {
        case .accepted(let line, let deliveries): accepted.change(line) { $0 += deliveries }
        case .attemptBegan(let line, let waited): waits[line.lane.rawValue].count(waited)
        case .attemptEnded(let account, let outcome, let took):
            attempts.change(.init(account: account, outcome: outcome)) { $0 += 1 }
            if let took { calls.change(account) { $0.count(took) } }
        case .deliveryEnded(let line, let state, let age):
            ends.change(.init(line: line, state: state)) { $0 += 1 }
            if state == .delivered { lives[line.lane.rawValue].count(age) }
        case .receiptArrived(let account, let isDelivered):
            receipts.change(.init(account: account, isDelivered: isDelivered)) { $0 += 1 }
        case .breakerOpened(let account): openings.change(account) { $0 += 1 }
        case .alertRaised(let kind): alerts.change(kind) { $0 += 1 }
        }
    }
}
