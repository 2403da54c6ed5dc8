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
            if lived.count != rebuilt.count { world.record.violate("I5: the rebuilt ledger has other rows") }
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
            if view.expiresAt != model.expiresAt { world.record.violate("I5: \(id.short) lives too long") }
            if model.state == .waiting || model.state == .held, view.due != model.due {
                world.record.violate("I5: \(id.short) is due \(view.due), and was to be \(model.due)")
            }
            let controls = try await tables.controls(of: id)
            let notices = try await tables.notices(of: id)
            lines.append("\(id.short) \(view.number) \(summary(of: view)) \(attempts.map(summary))")
            lines.append("\(id.short) \(controls) \(notices.map(summary))")
        }
        return try await lines + houseLines(of: tables)
    }

    /// What the tables know of the house: money, quotas, breakers, alerts.
    private func houseLines(of tables: LedgerReader) async throws(LedgerError) -> [String] {
        let since = TimeZoneRules.utc.day(of: world.began).advanced(by: -2)
        let house = world.history.house
        let (spent, used) = (try await tables.spending(since: since), try await tables.quotaUse(since: since))
        let breakers = try await tables.breakers()
        if spent.count != house.purseCount
            || spent.contains(where: { $0.amount != house.paid(by: $0.spender, on: $0.day) })
        {
            world.record.violate("I5: the ledger has other sums of money")
        }
        if used.contains(where: { $0.count != house.receivers(of: $0.application, on: $0.day) }) {
            world.record.violate("I5: the ledger has other counts of receivers")
        }
        if breakers != house.breakers.values.sorted(by: { $0.account < $1.account }) {
            world.record.violate("I5: the ledger has other breakers")
        }
        var lines = spent.map { "\($0)" } + used.map { "\($0)" } + breakers.map { "\($0)" }
        for alert in try await tables.alerts(limit: 1000) { lines.append("\(alert)") }
        for failure in try await tables.failures(since: world.began, after: nil, limit: 1000).found {
            lines.append("\(failure)")
        }
        return lines
    }

    private func summary(of view: DeliveryView) -> String {
        """
        \(view.state.name) due \(view.due.milliseconds) \(view.excluded) \(view.account?.number ?? 0) \
        "\(view.code)" "\(view.text)" \(view.receipt.rawValue) \(view.receiptAt?.milliseconds ?? 0) \
        \(view.updatedAt.milliseconds) expires \(view.expiresAt.milliseconds) cost \(view.cost)
        """
    }

    private func summary(of notice: NoticeView) -> String {
        "\(notice.id) \(notice.word) \(notice.at) \(notice.state) \(notice.code) \(notice.text)"
    }

    private func summary(of attempt: AttemptView) -> String {
        """
        \(attempt.number) \(attempt.account) \(attempt.startedAt.milliseconds) \(attempt.choice) \
        \(attempt.finishedAt?.milliseconds ?? 0) \(attempt.result?.outcome.name ?? "-") \
        \(attempt.disposition?.name ?? "-") \(attempt.rule) \(attempt.charge?.amount.description ?? "-") \
        \(attempt.receipt.map { "\($0)" } ?? "-")
        """
    }
}
