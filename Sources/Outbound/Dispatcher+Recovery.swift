import Catalog
import Ledger
import Logging
import Messaging
import Policy

extension Dispatcher {
    /// Judges the attempts that were under way when the last run ended. Nobody knows how they ended, so they
    /// are uncertain: listed, and repeated only where the message's class wants that.
    func declareUncertain() async throws(LedgerError) {
        let open = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.openAttempts()
        }.value
        guard !open.isEmpty else { return }
        logger.warning(
            "attempts were under way when the daemon stopped", metadata: ["attempts": "\(open.count)"])
        for attempt in open { charge(attempt) }
        try await keep(open.map { .attemptDeclaredUncertain(declaration(of: $0)) })
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
