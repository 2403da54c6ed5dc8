import GRDB
import Messaging

/// What one batch adds to the sums of days, so that a message costs no row of its own there.
struct DailySums {
    private struct Quota: Hashable {
        var application: ApplicationID
        var day: CivilDay
    }

    private struct Purse: Hashable {
        var spender: Spender
        var day: CivilDay
    }

    private struct Spent {
        var amount = Money.zero
        var messages = 0
        var parts = 0
    }

    private var receivers: [Quota: Int] = [:]
    private var spent: [Purse: Spent] = [:]
    /// The first and the last delivery that was accepted on a day by universal time.
    private var days: [Int64: Range<Int64>] = [:]

    /// Notes on which day deliveries were accepted. Numbers only grow, days need not: clocks are set back.
    mutating func add(_ deliveries: Range<Int64>, acceptedAt moment: Timestamp) {
        let first = days[moment.ledgerDay]?.lowerBound ?? deliveries.lowerBound
        guard !deliveries.isEmpty else { return }
        days[moment.ledgerDay] = first..<deliveries.upperBound
    }

    mutating func add(receivers count: Int, of application: ApplicationID, on day: CivilDay) {
        receivers[Quota(application: application, day: day), default: 0] += count
    }

    mutating func add(_ charge: Charge, application: ApplicationID, account: AccountID) {
        let purses = [
            Purse(spender: .application(application), day: charge.applicationDay),
            Purse(spender: .account(account), day: charge.accountDay),
        ]
        for purse in purses {
            spent[purse, default: Spent()].amount += charge.amount
            spent[purse, default: Spent()].messages += 1
            spent[purse, default: Spent()].parts += charge.parts
        }
    }

    func write(to database: Database) throws {
        for (day, range) in days {
            try database.cachedStatement(
                sql: """
                    INSERT INTO days (day, first_delivery, last_delivery) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET last_delivery = excluded.last_delivery
                    """
            ).execute(arguments: [day, range.lowerBound, range.upperBound - 1])
        }
        for (quota, count) in receivers {
            try database.cachedStatement(
                sql: """
                    INSERT INTO quotas (day, app_id, receivers) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET receivers = receivers + excluded.receivers
                    """
            ).execute(arguments: [quota.day.number, quota.application.key, count])
        }
        for (purse, sum) in spent { try write(sum, of: purse, to: database) }
    }

    private func write(_ sum: Spent, of purse: Purse, to database: Database) throws {
        let (application, account): (String, Int64) =
            switch purse.spender {
            case .application(let application): (application.key, 0)
            case .account(let account): ("", account.number)
            }
        try database.cachedStatement(
            sql: """
                INSERT INTO spending (day, app_id, account_id, amount, messages, parts)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET amount = \(Money.sum("amount")),
                  messages = messages + excluded.messages, parts = parts + excluded.parts
                """
        ).execute(arguments: [
            purse.day.number, application, account, sum.amount.millionths, sum.messages, sum.parts,
        ])
    }
}
