import Ledger
import Logging
import Messaging
import Policy

/// What the child tasks do, and how they keep what happened.
extension Dispatcher {
    /// So many ends of attempts go into one record: those of the largest call, so that the schedule hears of
    /// all of them at once and has room for another full one.
    private static let eventsPerRecord = 1000

    /// Does one thing that the dispatcher decided on. Throws only when the house can keep nothing any more.
    nonisolated func perform(_ work: Work) async throws(LedgerError) {
        switch work {
        case .call(let planned): try await call(planned)
        case .ask(let waiting): try await ask(waiting)
        case .expire(let delivery, let reason):
            try await keep([
                .deliveryExpired(DeliveryExpired(delivery: delivery, at: time.now, reason: reason))
            ])
        case .fail(let delivery, let reason):
            try await keep([
                .deliveryFailed(DeliveryFailed(delivery: delivery, at: time.now, reason: reason))
            ])
        case .refill(let line): try await refill(line)
        case .alarm(let moment):
            await time.sleep(until: moment)
            await endAlarm(moment)
        }
    }

    /// Makes events durable, all in one record or none of them, and returns the position after them; nil if
    /// there is no room for them now.
    nonisolated func kept(_ events: [Event]) async throws(LedgerError) -> Position? {
        do {
            return try await bookkeeper.record(events, finishesAccepted: true)
        } catch {
            guard error.kind == .full || error.kind == .overloaded else { throw error }
            logger.warning(
                "no room in the journal",
                metadata: ["reason": "\(error)", LogKind.key: "\(LogKind.journalFull)"])
            return nil
        }
    }

    /// Makes events durable however long that takes: they already happened. Gives up only when the daemon
    /// stops; the next start finds the attempts open, and they are uncertain.
    nonisolated func keep(_ events: [Event]) async throws(LedgerError) {
        for record in Self.records(of: events) {
            while try await kept(record) == nil, !Task.isCancelled {
                await time.sleep(until: time.now + .seconds(1))
            }
        }
    }

    /// Events in parts that fit into one record of the journal.
    static func records(of events: [Event]) -> [[Event]] {
        stride(from: 0, to: events.count, by: eventsPerRecord).map {
            Array(events[$0..<min($0 + eventsPerRecord, events.count)])
        }
    }

    /// Fetches more of a line from the ledger.
    func refill(_ line: Line) async throws(LedgerError) {
        let horizon = time.now + limits.schedule.horizon
        let limit = schedule.refillSize(of: line)
        let bytesMax = limits.contentBytesMax / 4
        let reading = try await bookkeeper.read(after: consumed) { tables throws(LedgerError) in
            let waiting = try await tables.waiting(in: line, dueBy: horizon, limit: limit)
            // Their texts are needed soon, and tell which of them may travel together.
            let due = waiting.deliveries.filter { $0.purpose == .attempt }.map(\.delivery.id)
            return (waiting, try await tables.messages(of: due, bytesMax: bytesMax))
        }
        if reading.isBehind {
            // The tables are far behind, or follow no more; asking at once would only be asking often.
            await time.sleep(until: time.now + Self.shortPatience)
            schedule.refillFailed(line)
        } else {
            let (waiting, messages) = reading.value
            for message in messages { contents.insert(message) }
            schedule.refill(line, with: waiting.deliveries, beyond: waiting.beyond, asOf: reading.position)
        }
        bell.ring()
    }
}
