import GRDB
import Messaging

/// What one batch adds to the hourly sums, from which dashboards are drawn without reading the history.
struct HourlyCounts {
    /// Which sum. Account 0 stands for what belongs to no account: acceptances and ends.
    struct Key: Hashable {
        var hour: Int64
        var application: ApplicationID
        var channel: ChannelID
        var account: Int64
    }

    /// The sums themselves.
    struct Counts {
        var accepted = 0
        var attempts = 0
        var attemptMilliseconds: Int64 = 0
        var deferred = 0
        var rejected = 0
        var delivered = 0
        var unconfirmed = 0
        var failed = 0
        var expired = 0
        var uncertain = 0
        var cancelled = 0
        var cost = Money.zero
    }

    private var sums: [Key: Counts] = [:]

    mutating func add(
        at moment: Timestamp, line: Line, account: AccountID? = nil, _ change: (inout Counts) -> Void
    ) {
        let key = Key(
            hour: moment.seconds / 3600, application: line.application, channel: line.channel,
            account: account?.number ?? 0)
        change(&sums[key, default: Counts()])
    }

    /// Counts a delivery's end; `step` is −1 when a late receipt takes it back.
    mutating func addEnd(_ state: DeliveryState, at moment: Timestamp, line: Line, step: Int = 1) {
        add(at: moment, line: line) { counts in
            switch state {
            case .waiting, .inFlight, .awaitingReceipt, .settling, .held: break
            case .delivered: counts.delivered += step
            case .unconfirmed: counts.unconfirmed += step
            case .failed: counts.failed += step
            case .expired: counts.expired += step
            case .uncertain: counts.uncertain += step
            case .cancelled: counts.cancelled += step
            }
        }
    }

    func write(to database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO hourly (hour, app_id, channel_id, account_id, accepted, attempts,
                  attempt_milliseconds, deferred, rejected, delivered, unconfirmed, failed, expired,
                  uncertain, cancelled, cost)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET accepted = accepted + excluded.accepted,
                  attempts = attempts + excluded.attempts,
                  attempt_milliseconds = attempt_milliseconds + excluded.attempt_milliseconds,
                  deferred = deferred + excluded.deferred, rejected = rejected + excluded.rejected,
                  delivered = delivered + excluded.delivered,
                  unconfirmed = unconfirmed + excluded.unconfirmed,
                  failed = failed + excluded.failed, expired = expired + excluded.expired,
                  uncertain = uncertain + excluded.uncertain,
                  cancelled = cancelled + excluded.cancelled, cost = \(Money.sum("cost"))
                """)
        for (key, sum) in sums {
            try statement.execute(arguments: [
                key.hour, key.application.key, key.channel.number, key.account, sum.accepted, sum.attempts,
                sum.attemptMilliseconds, sum.deferred, sum.rejected, sum.delivered, sum.unconfirmed,
                sum.failed, sum.expired, sum.uncertain, sum.cancelled, sum.cost.millionths,
            ])
        }
    }
}
