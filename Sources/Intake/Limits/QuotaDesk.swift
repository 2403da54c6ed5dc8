package import Ledger
package import Messaging
import Policy
import Synchronization

/// Counts the receivers that each application's messages had on each of its days, and stops at its quota.
///
/// Counting is exact: what is about to be recorded is counted before, and given back if it is not; and the
/// ledger keeps what was recorded, by the day that the message itself names.
package final class QuotaDesk: Sendable {
    /// How far back counts are read at start, in days: a clock that is a year ahead then may be set right
    /// later.
    private static let daysRead = 400
    private let book = Mutex(QuotaBook())

    /// A desk that has counted nothing yet.
    package init() {}

    /// Learns what was accepted before the daemon started.
    package func remember(from bookkeeper: Bookkeeper, now: Timestamp) async throws(LedgerError) {
        let since = TimeZoneRules.utc.day(of: now).advanced(by: -Self.daysRead)
        let known = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.quotaUse(since: since)
        }.value
        book.withLock { book in
            // The latest days last: of many days the book keeps those.
            for use in known.sorted(by: { $0.day < $1.day }) {
                book.restore(use.count, of: use.application, day: use.day)
            }
        }
    }

    /// Counts `count` receivers on the application's day, all or none.
    ///
    /// - Returns: the day; nil for an application without a quota, whose receivers are not counted.
    /// - Throws: 30002 if the day's quota does not have room for all of them.
    package func take(
        _ count: Int, for application: Application, in zone: TimeZoneRules, now: Timestamp
    ) throws(Refusal) -> CivilDay? {
        let quota = application.dailyQuota
        guard quota > 0 else { return nil }
        let day = zone.day(of: now)
        let (isTaken, used) = book.withLock { book in
            let isTaken = book.take(count, of: application.id, day: day, limit: quota)
            return (isTaken, book.used(by: application.id, on: day))
        }
        guard !isTaken else { return day }
        throw Self.refusal(
            count, left: max(0, quota - used), of: quota, until: zone.startOfDay(day.next) - now)
    }

    /// Takes back receivers whose message was not recorded after all.
    package func giveBack(_ count: Int, of application: ApplicationID, on day: CivilDay) {
        book.withLock { $0.giveBack(count, of: application, day: day) }
    }

    /// How much of its quota the application used today.
    package func standing(
        of application: Application, in zone: TimeZoneRules, now: Timestamp
    ) -> QuotaStanding {
        let day = zone.day(of: now)
        let used = book.withLock { $0.used(by: application.id, on: day) }
        return QuotaStanding(
            limit: application.dailyQuota, used: used, resetsAt: zone.startOfDay(day.next))
    }

    private static func refusal(_ count: Int, left: Int, of quota: Int, until: Duration) -> Refusal {
        let sentence =
            left == 0
            ? "Today's quota of \(quota) receivers is used up; it begins anew at the application's midnight."
            : """
            The request has \(count) receivers, and of today's quota of \(quota) only \(left) are left; \
            send to \(left) at most, or wait for midnight.
            """
        return Refusal(.quotaExceeded, sentence, retryAfter: until.wholeSecondsUp)
    }
}
