package import Messaging

extension Judgement {
    /// An attempt that its provider was asked about.
    package struct AskedAttempt: Equatable, Sendable {
        /// How it ended, ``Outcome/accepted`` or ``Outcome/uncertain``.
        package var outcome: Outcome
        /// Which try it was.
        package var number: Int
        /// When it began.
        package var startedAt: Timestamp

        /// An attempt with all that a judgement needs.
        package init(outcome: Outcome, number: Int, startedAt: Timestamp) {
            self.outcome = outcome
            self.number = number
            self.startedAt = startedAt
        }
    }

    /// Judges what a provider answered at `now`; `dice` moves the next attempt a little.
    ///
    /// Only a provider that never had the message makes another attempt harmless, so only then there is one
    /// for a code. Where that cannot be proved, the class decides; a provider that gives no answer is asked
    /// again for a while before. Where neither the provider nor its patience leaves anything open, `verdict`
    /// is taken as far as it is safe.
    ///
    /// - Parameter verdict: what the rules of ``scene(of:)`` say.
    package func disposition(
        of answer: InquiryAnswer, about attempt: AskedAttempt, now: Timestamp, dice: UInt64?,
        verdict: RuleVerdict = .none
    ) -> Disposition {
        let later = now + Backoff.delay(afterAttempt: attempt.number, dice: dice)
        let wasAccepted = attempt.outcome == .accepted
        switch answer {
        case .delivered: return .done
        case .failed:
            let failed = FailedAttempt(outcome: nil, number: attempt.number, endedAt: now)
            return ruled(verdict, on: failed, dice: dice, ordinary: .fail)
        case .underWay: return untilReceipt(of: attempt, now: now)
        // Its records may lag behind what it answered before.
        case .absent where wasAccepted, .unlisted where wasAccepted:
            return untilReceipt(of: attempt, now: now)
        case .absent: return again(.retry(at: later), attempt.number, else: .fail)
        case .unlisted: return unknown(attempt, now: now, dice: dice, verdict)
        case .silent where wasAccepted: return untilReceipt(of: attempt, now: now)
        case .silent:
            let age = now - attempt.startedAt
            if let inquiry, age < inquiry.patience { return .ask(at: now + inquiry.pause(atAge: age)) }
            return unknown(attempt, now: now, dice: dice, verdict)
        }
    }

    /// Which rules have a say in an answer; nil where the answer leaves nothing to judge.
    package static func scene(of answer: InquiryAnswer) -> FailureRule.Scene? {
        switch answer {
        case .failed: .callbackFailure
        case .unlisted, .silent: .sendFailure
        case .delivered, .underWay, .absent: nil
        }
    }

    /// Nobody can say any more how the attempt ended.
    private func unknown(
        _ attempt: AskedAttempt, now: Timestamp, dice: UInt64?, _ verdict: RuleVerdict
    ) -> Disposition {
        let later = now + Backoff.delay(afterAttempt: attempt.number, dice: dice)
        let failed = FailedAttempt(outcome: .uncertain, number: attempt.number, endedAt: now)
        return ruled(verdict, on: failed, dice: dice, ordinary: whatClassWants(attempt.number, at: later))
    }

    /// The provider has the message: it is asked again, or its receipt awaited, until that is too late.
    private func untilReceipt(of attempt: AskedAttempt, now: Timestamp) -> Disposition {
        let end = attempt.startedAt + receiptTimeout
        guard let inquiry, inquiry.asksForReceipts else { return .awaitReceipt(until: max(end, now)) }
        let next = now + inquiry.pause(atAge: now - attempt.startedAt)
        return next < end ? .ask(at: next) : .awaitReceipt(until: max(end, now))
    }
}
