import Ledger
import Messaging
import Policy
import Synchronization

/// What went through the house within the last hour.
final class TrafficMeter: Sendable {
    private static let bucket = Duration.seconds(10)
    private static let bucketCount = 361

    private let time: any TimeSource
    private let recent = Mutex(RecentBuckets(bucketCount, of: bucket, empty: Traffic()))

    init(time: any TimeSource) { self.time = time }

    /// Counts what became true.
    func count(_ facts: [LedgerFact]) {
        var traffic = Traffic()
        for fact in facts { traffic.add(fact) }
        guard traffic != Traffic() else { return }
        let (now, added) = (time.now, traffic)
        recent.withLock { recent in recent.note(now: now) { $0 = $0 + added } }
    }

    /// What went through within `window`, an hour at most; and in how long that was: a little more, since
    /// what is counted is counted in tens of seconds, or less where the house is younger.
    func reading(of window: Duration, since started: Timestamp) -> (traffic: Traffic, span: Duration) {
        let now = time.now
        let known = recent.withLock { Array($0.all(now: now)) }
        let wanted = Int(window.milliseconds / Self.bucket.milliseconds) + 1
        // Buckets that nothing was counted in since are missing at the end.
        let traffic = known.suffix(max(0, wanted - (Self.bucketCount - known.count))).reduce(Traffic(), +)
        let span = window + .milliseconds(now.milliseconds % Self.bucket.milliseconds)
        return (traffic, max(.seconds(1), min(span, now - started)))
    }
}

extension Traffic {
    fileprivate mutating func add(_ fact: LedgerFact) {
        switch fact {
        case .accepted(let line, let deliveries) where SyntheticNumber(line.channel.number) == nil:
            accepted += deliveries
        case .attemptEnded(let account, .delivered, _), .attemptEnded(let account, .accepted, _):
            if SyntheticNumber(account.number) == nil { sent += 1 }
        case .deliveryEnded(let line, let state, _) where SyntheticNumber(line.channel.number) == nil:
            switch state {
            case .delivered, .unconfirmed: delivered += 1
            case .failed, .expired, .uncertain: failed += 1
            case .waiting, .inFlight, .awaitingReceipt, .settling, .held, .cancelled: break
            }
        default: break
        }
    }
}
