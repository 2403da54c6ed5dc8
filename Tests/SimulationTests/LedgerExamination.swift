import Journal
import Ledger
import Messaging
import TestSupport

/// Looks into the tables of a world at rest: they must say what the journal says, and say the same when
/// they are made from it anew.
struct LedgerExamination {
    let world: World
    let executors: Bookkeeper.Executors

    /// Reports what is wrong to the world's record.
    func run(_ lived: Bookkeeper) async {
        do {
            let lived = try await lived.read(after: lived.durable) { tables throws(LedgerError) in
                try await self.lines(of: tables)
            }.value
            let rebuilt = try await rebuild()
            for (old, new) in zip(lived, rebuilt) where old != new {
                world.record.violate("I5: the ledger that lived has \(old), the rebuilt one \(new)")
            }
        } catch {
            world.record.violate("I5: the ledger cannot be examined: \(error)")
        }
    }

    /// Makes a ledger from the history, in one batch.
    private func rebuild() async throws(LedgerError) -> [String] {
        let disk = SimulatedDisk()
        let limits = JournalLimits(segmentBytesMax: 8 << 10, recordBytesMax: 6 << 10)
        let first = try await world.ledgers.rebuilt.open(
            disk: disk, limits: limits, executors: executors, time: world.time)
        for event in world.history.events { try await first.record([event]) }
        await first.close()
        let second = try await world.ledgers.rebuilt.open(
            disk: disk, limits: limits, executors: executors, time: world.time)
        let rebuilt = try await second.read(after: second.durable) { tables throws(LedgerError) in
            try await self.lines(of: tables)
        }.value
        await second.close()
        return rebuilt
    }

    /// A line for each delivery, with all that the tables know of it.
    private func lines(of tables: LedgerReader) async throws(LedgerError) -> [String] {
        var lines: [String] = []
        for (id, model) in world.history.deliveries {
            guard let trace = try await tables.trace(id) else {
                world.record.violate("I5: the ledger does not have \(id.short)")
                continue
            }
            let (view, attempts) = (trace.delivery, trace.attempts)
            if view.state != model.state {
                world.record.violate(
                    "I5: \(id.short) is \(view.state.name) in the ledger, and was \(model.state.name)")
            }
            if view.attempts != model.attempts {
                world.record.violate("I5: \(id.short) has another number of attempts")
            }
            if view.message != model.message { world.record.violate("I5: \(id.short) has another message") }
            if attempts.count != model.attempts { world.record.violate("I5: \(id.short) misses attempts") }
            lines.append("\(id.short) \(view.number) \(summary(of: view)) \(attempts.map(summary))")
        }
        return lines
    }

    private func summary(of view: DeliveryView) -> String {
        """
        \(view.state.name) due \(view.due.milliseconds) \(view.excluded) \(view.account?.number ?? 0) \
        "\(view.code)" "\(view.text)" \(view.receipt.rawValue) \(view.receiptAt?.milliseconds ?? 0) \
        \(view.updatedAt.milliseconds)
        """
    }

    private func summary(of attempt: AttemptView) -> String {
        """
        \(attempt.number) \(attempt.account) \(attempt.startedAt.milliseconds) \(attempt.choice) \
        \(attempt.finishedAt?.milliseconds ?? 0) \(attempt.result?.outcome.name ?? "-") \
        \(attempt.disposition?.name ?? "-")
        """
    }
}
