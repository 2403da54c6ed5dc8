import GRDB
package import Messaging

/// What limits are rebuilt from at a start.
extension LedgerReader {
    /// How many receivers each application had on `day` and later.
    package func quotaUse(since day: CivilDay) throws(LedgerError) -> [QuotaUse] {
        try read("the quotas") { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT app_id, day, receivers FROM quotas WHERE day >= ? ORDER BY day, app_id",
                arguments: [day.number])
            return rows.map { row in
                QuotaUse(
                    application: ApplicationID(row[0]), day: CivilDay(number: row[1]), count: row[2])
            }
        }
    }

    /// What applications' messages and accounts have cost on `day` and later.
    package func spending(since day: CivilDay) throws(LedgerError) -> [Spending] {
        try read("the spending") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT app_id, account_id, day, amount, messages, parts FROM spending
                    WHERE day >= ? ORDER BY day, app_id, account_id
                    """, arguments: [day.number])
            return rows.map { row in
                Spending(
                    spender: row[1] == 0
                        ? .application(ApplicationID(row[0])) : .account(AccountID(row[1])),
                    day: CivilDay(number: row[2]), amount: Money(millionths: row[3]), messages: row[4],
                    parts: row[5])
            }
        }
    }

    /// Deliveries that are still remembered, in the order of their numbers, `limit` at most of those after
    /// `number`. A few whose time has passed may be among them.
    package func guardedDeliveries(
        after number: Int64, limit: Int
    ) throws(LedgerError) -> [GuardedDelivery] {
        try read("guarded deliveries") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT g.number, d.app_id, d.channel_id, m.class, d.recipient, d.accepted_at,
                      m.guard_digest, m.guard_client, g.until
                    FROM guarded AS g CROSS JOIN deliveries AS d ON d.number = g.number
                    CROSS JOIN messages AS m ON m.number = d.message
                    WHERE g.number > ? ORDER BY g.number LIMIT ?
                    """, arguments: [number, limit])
            return try rows.map { row in
                guard let messageClass = MessageClass(rawValue: row[3]) else {
                    throw LedgerError.inconsistent("A guarded delivery of the ledger is not readable.")
                }
                return GuardedDelivery(
                    number: row[0], application: ApplicationID(row[1]), channel: ChannelID(row[2]),
                    messageClass: messageClass, recipient: Recipient(row[4]),
                    acceptedAt: Timestamp(milliseconds: row[5]),
                    guarding: Guarding(
                        contentDigest: UInt64(bitPattern: row[6] as Int64), clientAddress: row[7],
                        until: Timestamp(milliseconds: row[8])))
            }
        }
    }

    /// The last change of each account's breaker, in the order of the accounts.
    package func breakers() throws(LedgerError) -> [BreakerChanged] {
        try read("the circuit breakers") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT account_id, at, state, until, openings, reason FROM breakers ORDER BY account_id
                    """)
            return try rows.map { row in
                guard let state = BreakerState(rawValue: row[2]) else {
                    throw LedgerError.inconsistent("A circuit breaker of the ledger is not readable.")
                }
                return BreakerChanged(
                    account: AccountID(row[0]), at: Timestamp(milliseconds: row[1]), state: state,
                    until: (row[3] as Int64?).map(Timestamp.init(milliseconds:)), openings: row[4],
                    reason: row[5])
            }
        }
    }
}
