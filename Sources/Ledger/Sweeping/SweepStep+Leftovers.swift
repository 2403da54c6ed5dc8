import GRDB
import Messaging

/// What belongs to no message: callbacks, troubles, what limits remember, and sums.
extension SweepStep {
    /// A callback goes once it was read and none of its receipts waits for its attempt.
    mutating func sweepCallbacks() throws -> Bool {
        guard let horizon = sweep.callbacks else { return true }
        return try walk(
            """
            SELECT number, received_at < ?1, received_at < ?1 AND ifnull(read_at < ?1, 0) AND NOT EXISTS (
                SELECT 1 FROM parked_receipts AS p WHERE p.callback = c.number)
            FROM callbacks AS c WHERE number > ?2 ORDER BY number LIMIT ?3
            """, before: horizon
        ) { step, number in
            try step.noteGone(before: horizon)
            try step.delete("DELETE FROM callbacks WHERE number = ?", [number])
            step.count { $0.callbacks += 1 }
        }
    }

    /// A trouble goes once it is over and the targets were told so.
    mutating func sweepAlerts() throws -> Bool {
        guard let horizon = sweep.messages else { return true }
        return try walk(
            """
            SELECT number, raised_at < ?1, ifnull(resolved_at < ?1 AND recovery_told_at < ?1, 0)
            FROM alerts WHERE number > ?2 ORDER BY number LIMIT ?3
            """, before: horizon
        ) { step, number in
            try step.delete("DELETE FROM alerts WHERE number = ?", [number])
        }
    }

    /// The applier takes these out as others come in; where none come any more, the last ones are left.
    mutating func sweepLimits() throws -> Bool {
        let limits = sweep.limits.milliseconds
        let keys = try delete(
            """
            DELETE FROM idempotency WHERE (app_id, key) IN (
              SELECT app_id, key FROM idempotency INDEXED BY idempotency_time WHERE accepted_at <= ?
              ORDER BY accepted_at LIMIT ?)
            """, [limits, Self.rowsMax])
        guard !isSpent else { return false }
        let guards = try delete(
            """
            DELETE FROM guarded WHERE number IN (
              SELECT number FROM guarded INDEXED BY guarded_until WHERE until <= ? ORDER BY until LIMIT ?)
            """, [limits, Self.rowsMax])
        return keys + guards == 0
    }

    mutating func sweepSums() throws -> Bool {
        guard let messages = sweep.messages, let sums = sweep.sums else { return true }
        // Which deliveries a day had is of use as long as one of them is there.
        let days = try delete(
            """
            DELETE FROM days WHERE day IN (
              SELECT day FROM days AS t WHERE day < ? AND NOT EXISTS (
                SELECT 1 FROM deliveries AS d WHERE d.number BETWEEN t.first_delivery AND t.last_delivery)
              LIMIT ?)
            """, [messages.ledgerDay, Self.rowsMax])
        guard !isSpent else { return false }
        let hours = try delete(
            """
            DELETE FROM hourly WHERE (hour, app_id, channel_id, account_id) IN (
              SELECT hour, app_id, channel_id, account_id FROM hourly WHERE hour < ? LIMIT ?)
            """, [sums.seconds / 3600, Self.rowsMax])
        guard !isSpent else { return false }
        let quotas = try delete(
            """
            DELETE FROM quotas WHERE (day, app_id) IN (
              SELECT day, app_id FROM quotas WHERE day < ? LIMIT ?)
            """, [sums.ledgerDay, Self.rowsMax])
        guard !isSpent else { return false }
        let spending = try delete(
            """
            DELETE FROM spending WHERE (day, app_id, account_id) IN (
              SELECT day, app_id, account_id FROM spending WHERE day < ? LIMIT ?)
            """, [sums.ledgerDay, Self.rowsMax])
        return days + hours + quotas + spending == 0
    }
}
