import Catalog
import Ledger
import Logging
import Messaging
import Policy

/// Asking providers what became of attempts.
extension Dispatcher {
    /// Asks about the last attempt of a delivery and records what follows from the answer.
    nonisolated func ask(_ waiting: WaitingDelivery) async throws(LedgerError) {
        let id = waiting.delivery.id
        let inquiry = try await bookkeeper.read(after: consumedPosition()) { tables throws(LedgerError) in
            try await tables.inquiry(about: id)
        }.value
        guard let inquiry else {
            // The tables are far behind, or a receipt has just settled it.
            await postpone([waiting])
            return await endAsking()
        }
        let sender = catalog().account(inquiry.account).flatMap(senders)
        let answer = await answer(to: inquiry, from: sender as? any InquirySender)
        await endAsking()
        let judgement = judgement(
            on: inquiry.channel, messageClass: inquiry.messageClass, expiresAt: inquiry.expiresAt,
            sender: sender, hasAnotherAccount: false)
        let now = time.now
        let disposition = judgement.disposition(
            of: answer,
            about: Judgement.AskedAttempt(
                outcome: inquiry.outcome, number: inquiry.attempt.number, startedAt: inquiry.startedAt),
            now: now, dice: dice())
        logger.info(
            "provider was asked",
            metadata: [
                "task": "\(id)", "attempt": "\(inquiry.attempt.number)", "answer": "\(answer.name)",
                "disposition": "\(disposition.name)",
            ])
        try await keep([
            .attemptAnswered(
                AttemptAnswered(attempt: inquiry.attempt, at: now, answer: answer, disposition: disposition))
        ])
    }

    private nonisolated func answer(
        to inquiry: OpenInquiry, from sender: (any InquirySender)?
    ) async -> InquiryAnswer {
        guard let sender else { return .silent(text: "Its account cannot be asked any more.") }
        return await sender.ask(
            AttemptInquiry(
                attempt: inquiry.attempt, recipient: inquiry.recipient, startedAt: inquiry.startedAt,
                providerMessageID: inquiry.providerMessageID))
    }
}
