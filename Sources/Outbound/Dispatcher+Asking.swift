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
        let others = usableAccounts(on: inquiry.channel).subtracting(inquiry.excluded + [inquiry.account])
        let judgement = judgement(
            on: inquiry.channel, messageClass: inquiry.messageClass, expiresAt: inquiry.expiresAt,
            sender: sender, hasAnotherAccount: !others.isEmpty)
        let now = time.now
        let failure = failure(told: answer, to: inquiry)
        let verdict = failure.map { self.verdict(on: $0) } ?? RuleVerdict.none
        let disposition = judgement.disposition(
            of: answer,
            about: Judgement.AskedAttempt(
                outcome: inquiry.outcome, number: inquiry.attempt.number, startedAt: inquiry.startedAt),
            now: now, dice: dice(), verdict: verdict)
        logger.info(
            "provider was asked",
            metadata: [
                "task": "\(id)", "attempt": "\(inquiry.attempt.number)", "answer": "\(answer.name)",
                "disposition": "\(disposition.name)",
            ])
        let alert = failure.flatMap { failure in
            self.alert(verdict, on: failure, through: inquiry.account, waiting.delivery, now)
        }
        let answered = AttemptAnswered(
            attempt: inquiry.attempt, at: now, answer: answer, disposition: disposition, rule: verdict.name)
        try await keep([.attemptAnswered(answered)] + (alert.map { [Event.alertRaised($0)] } ?? []))
    }

    /// What the failure rules have a say in; nil for an answer that leaves nothing to judge.
    private nonisolated func failure(told answer: InquiryAnswer, to inquiry: OpenInquiry) -> Failure? {
        let catalog = catalog()
        guard let scene = Judgement.scene(of: answer), let account = catalog.account(inquiry.account) else {
            return nil
        }
        let (code, text) =
            switch answer {
            case .failed(let code, let text): (code, text)
            case .silent(let text): ("", text)
            case .delivered, .underWay, .absent, .unlisted: ("", "")
            }
        return Failure(
            scene: scene, provider: account.provider,
            medium: catalog.channel(inquiry.channel)?.medium ?? .sms, code: code, text: text,
            outcome: scene == .sendFailure ? .uncertain : nil, channel: inquiry.channel,
            application: inquiry.application, messageClass: inquiry.messageClass)
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
