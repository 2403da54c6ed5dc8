import GRDB
import Messaging

/// Messages go with all that belongs to them: first their deliveries, one after another, each with its
/// attempts, controls and notices; then, when none is left, the message. A step may end between two
/// deliveries, so of a large batch a part may be gone for a moment.
extension SweepStep {
    mutating func sweepMessages() throws -> Bool {
        guard let horizon = sweep.messages else { return true }
        // The clock may have run ahead for a while, so a young message does not end the walk before all are
        // seen that were accepted on earlier days.
        let lastOfOldDays = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT max(last_delivery) FROM days WHERE day < ?"),
            arguments: [horizon.ledgerDay])
        while !isSpent {
            guard let message = try SweptMessage.fetch(after: sweep.row, from: database) else { return true }
            let isOld = message.acceptedAt < horizon
            guard isOld || message.first <= lastOfOldDays ?? 0 else { return true }
            look()
            if isOld, try message.isOver(in: database) {
                guard try deleteOld(of: message, before: horizon) else { return false }
            }
            pass(message.number)
        }
        return false
    }

    /// Deletes those deliveries of a message that ended before `horizon`, and the message after the last;
    /// returns whether all were seen.
    private mutating func deleteOld(of message: SweptMessage, before horizon: Timestamp) throws -> Bool {
        while true {
            let deliveries = try message.deliveries(
                after: sweep.delivery, endedBefore: horizon, limits: sweep.limits, in: database)
            guard !deliveries.isEmpty else { break }
            for (number, isOld) in deliveries {
                guard !isSpent else { return false }
                look()
                if isOld { try deleteDelivery(number, before: horizon) }
                pass(delivery: number)
            }
        }
        if try message.hasDeliveries(in: database) { return true }
        try delete("DELETE FROM attachments WHERE message = ?", [message.number])
        try delete("DELETE FROM messages WHERE number = ?", [message.number])
        count { $0.messages += 1 }
        return true
    }

    private mutating func deleteDelivery(_ number: Int64, before horizon: Timestamp) throws {
        try noteGone(before: horizon)
        try delete("DELETE FROM attempts WHERE delivery = ?", [number])
        try delete("DELETE FROM controls WHERE delivery = ?", [number])
        try delete("DELETE FROM notices WHERE delivery = ?", [number])
        try delete("DELETE FROM guarded WHERE number = ?", [number])
        try delete("DELETE FROM deliveries WHERE number = ?", [number])
        count { $0.deliveries += 1 }
    }
}
