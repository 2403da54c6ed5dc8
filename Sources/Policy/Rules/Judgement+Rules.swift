package import Messaging

/// What the actions of failure rules come to (wire contract §4.2), within what is safe.
extension Judgement {
    /// A change of the account waits so long, by the wire contract.
    private static let switchPause = Duration.seconds(1)

    /// What follows from a receipt that says that the `number`-th attempt, through `account`, did not
    /// arrive; nil where the delivery ends as reported.
    ///
    /// It ends unless a rule wants more. Another attempt repeats nothing, since the provider says that the
    /// recipient has nothing; so there may be one for a code too, while it is not too late.
    package func followUp(
        ofReceiptFor number: Int, through account: AccountID, line: Line, now: Timestamp, dice: UInt64?,
        verdict: RuleVerdict
    ) -> ReceiptFollowUp? {
        let failed = FailedAttempt(outcome: nil, number: number, endedAt: now)
        let disposition = ruled(verdict, on: failed, dice: dice, ordinary: .fail)
        guard disposition != .fail else { return nil }
        return ReceiptFollowUp(
            disposition: disposition, account: account, line: line, rule: verdict.name)
    }

    /// What `verdict` comes to; `ordinary` is what follows without a rule.
    func ruled(
        _ verdict: RuleVerdict, on failed: FailedAttempt, dice: UInt64?, ordinary: Disposition
    ) -> Disposition {
        switch verdict.action {
        case .standard: return ordinary
        case .fail: return failed.end
        case .retry(let terms):
            guard mayTryAgain(failed, verdict, retriesMax: terms.retriesMax) else { return failed.end }
            let pause = max(terms.pause(afterAttempt: failed.number, dice: dice), leastPause(after: failed))
            return again(.retry(at: failed.endedAt + pause), failed.number, else: failed.end)
        case .switchProvider(let terms):
            guard mayTryAgain(failed, verdict, retriesMax: terms.retriesMax) else { return failed.end }
            guard hasAnotherAccount, failed.outcome != .deferred(.recipientThrottled) else { return ordinary }
            let next = failed.endedAt + Self.switchPause
            return again(
                terms.excludesCurrent ? .tryAnotherAccount(at: next) : .retry(at: next), failed.number,
                else: failed.end)
        }
    }

    /// Whether a rule may have another attempt made. What may have arrived is repeated where the class and
    /// the channel want it anyway, or where the rule says by name that it means uncertain ends: a rule for
    /// everything is no word about them. A code never is.
    private func mayTryAgain(
        _ failed: FailedAttempt, _ verdict: RuleVerdict, retriesMax: Int
    ) -> Bool {
        guard failed.number <= retriesMax, !failed.isRefusedByRecipient else { return false }
        guard failed.outcome == .uncertain else { return true }
        let isMeant = verdict.rule?.conditions.outcomes.contains(.uncertain) ?? false
        return mayRepeat || isMeant && messageClass != .code
    }

    private func leastPause(after failed: FailedAttempt) -> Duration {
        let isThrottled = failed.outcome == .deferred(.recipientThrottled)
        return failed.retryAfter ?? (isThrottled ? Self.recipientPause : .zero)
    }
}
