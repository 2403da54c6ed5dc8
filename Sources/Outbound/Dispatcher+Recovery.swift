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
        for attempt in open { try await keep(.attemptDeclaredUncertain(declaration(of: attempt))) }
    }

    private func declaration(of open: OpenAttempt) -> AttemptDeclaredUncertain {
        let recognisesRepeats = catalog().account(open.account).flatMap(senders)?.recognisesRepeats ?? false
        let judgement = judgement(
            on: open.channel, messageClass: open.messageClass, expiresAt: open.expiresAt,
            recognisesRepeats: recognisesRepeats, hasAnotherAccount: false)
        let now = time.now
        let disposition = judgement.disposition(
            of: AttemptResult(.uncertain), number: open.attempt.number, now: now, dice: dice())
        return AttemptDeclaredUncertain(attempt: open.attempt, at: now, disposition: disposition)
    }
}
