import Catalog
package import Ledger
import Logging
import Messaging
import Policy

extension Dispatcher {
    /// Judges the attempts that were under way when the last run ended. Nobody knows how they ended, so they
    /// are uncertain: listed, and repeated only where the message's class wants that.
    ///
    /// Called once, when the tables hold everything and before providers are heard: a receipt that came first
    /// would settle a delivery whose attempt nobody ends any more. Where the journal has no room even for
    /// this, ``run()`` waits for some.
    package func prepare() async throws(LedgerError) {
        let open = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.openAttempts()
        }.value
        for attempt in open { charge(attempt) }
        var declarations = open.map { Event.attemptDeclaredUncertain(declaration(of: $0)) }
        if !open.isEmpty {
            logger.warning(
                "attempts were under way when the daemon stopped",
                metadata: ["attempts": "\(open.count)", LogKind.key: "\(LogKind.attemptsCutOff)"])
        }
        for record in Self.records(of: declarations) {
            guard try await kept(record) != nil else { break }
            declarations.removeFirst(record.count)
        }
        undeclared = declarations
    }

    /// Makes durable what is said of the attempts that were under way, if it is not yet.
    func declareUncertain() async throws(LedgerError) {
        if undeclared == nil { try await prepare() }
        try await keep(undeclared ?? [])
        undeclared = []
    }

    /// Counts what an attempt may have cost: the tables, from which the spending was learnt, count it only
    /// when it has ended.
    private func charge(_ open: OpenAttempt) {
        guard let charge = open.charge else { return }
        budgets.book.restore(
            charge.amount, spentBy: .application(open.application), on: charge.applicationDay)
        budgets.book.restore(charge.amount, spentBy: .account(open.account), on: charge.accountDay)
    }

    private func declaration(of open: OpenAttempt) -> AttemptDeclaredUncertain {
        let judgement = judgement(
            on: open.channel, messageClass: open.messageClass, expiresAt: open.expiresAt,
            sender: catalog().account(open.account).flatMap(senders), hasAnotherAccount: false)
        let now = time.now
        let disposition = judgement.disposition(
            of: AttemptResult(.uncertain), number: open.attempt.number, now: now, dice: dice(), verdict: .none
        )
        return AttemptDeclaredUncertain(
            attempt: open.attempt, at: now, disposition: disposition, charge: open.charge)
    }

    /// Learns who is not to be written to.
    func rememberSuppressed() async throws(LedgerError) {
        var last: (medium: Medium, recipient: Recipient)?
        while true {
            let after = last
            let page = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                try await tables.suppressions(after: after, limit: 1000)
            }.value
            for suppression in page { suppressed.insert(suppression.recipient) }
            guard let end = page.last else { return }
            last = (end.medium, end.recipient)
        }
    }
}
