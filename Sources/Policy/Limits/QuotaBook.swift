package import Messaging

/// How many receivers each application has had a day, so that a day's quota is never exceeded.
///
/// Exact: what was taken counts at once, and what was recorded is entered again after a restart.
package struct QuotaBook: Sendable {
    private var days: [ApplicationID: RecentDays<Int>] = [:]

    /// A book with nothing in it.
    package init() {}

    /// Takes `count` receivers out of `application`'s quota of `day`, all of them or none.
    ///
    /// - Parameter limit: the day's quota; zero means no limit.
    /// - Returns: whether they fitted.
    package mutating func take(
        _ count: Int, of application: ApplicationID, day: CivilDay, limit: Int
    ) -> Bool {
        let used = used(by: application, on: day)
        guard limit == 0 || count <= limit - used else { return false }
        add(count, application, day)
        return true
    }

    /// Returns what was taken for a message that was not recorded after all.
    package mutating func giveBack(_ count: Int, of application: ApplicationID, day: CivilDay) {
        add(-count, application, day)
    }

    /// Enters what was recorded before a restart.
    package mutating func restore(_ count: Int, of application: ApplicationID, day: CivilDay) {
        add(count, application, day)
    }

    /// How many receivers the application has had on `day`.
    package func used(by application: ApplicationID, on day: CivilDay) -> Int {
        days[application]?.amount(on: day) ?? 0
    }

    private mutating func add(_ count: Int, _ application: ApplicationID, _ day: CivilDay) {
        let sum = max(0, used(by: application, on: day) + count)
        days[application, default: RecentDays(nothing: 0)].set(sum, on: day)
    }
}
