import Messaging
import Policy
import Testing

@Suite struct `A judgement by a rule` {
    private static let now = Timestamp(seconds: 1000)
    private static let line = WaitingWork.line()

    private func judgement(
        _ messageClass: MessageClass = .notice, attemptsMax: Int = 10, hasAnotherAccount: Bool = false,
        lifetime: Duration = .seconds(86_400), inquiry: InquiryTerms? = nil
    ) -> Judgement {
        Judgement(
            messageClass: messageClass, whenUncertain: .stop, attemptsMax: attemptsMax,
            recognisesRepeats: false, hasAnotherAccount: hasAnotherAccount, expiresAt: Self.now + lifetime,
            receiptTimeout: .seconds(7200), inquiry: inquiry)
    }

    private func verdict(_ action: FailureAction, naming outcomes: [Outcome] = []) -> RuleVerdict {
        RuleVerdict(
            rule: FailureRule(
                id: 1, name: "rule", scene: .sendFailure, conditions: FailureConditions(outcomes: outcomes),
                action: action))
    }

    private func disposition(
        _ judgement: Judgement, _ outcome: Outcome, _ verdict: RuleVerdict, number: Int = 1,
        retryAfter: Duration? = nil, dice: UInt64 = 0
    ) -> Disposition {
        judgement.disposition(
            of: AttemptResult(outcome, retryAfter: retryAfter), number: number, now: Self.now, dice: dice,
            verdict: verdict)
    }

    @Test(arguments: Outcome.all)
    func `is the ordinary one where the rule says nothing of it`(outcome: Outcome) {
        let ordinary = disposition(judgement(), outcome, .none)
        #expect(disposition(judgement(), outcome, verdict(.standard)) == ordinary)
    }

    @Test(arguments: [Outcome.delivered, .accepted])
    func `is never made of what went well`(outcome: Outcome) {
        for action in [FailureAction.fail, .retry(RetryTerms()), .switchProvider(SwitchTerms())] {
            let ordinary = disposition(judgement(), outcome, .none)
            #expect(disposition(judgement(), outcome, verdict(action)) == ordinary)
        }
    }

    @Test(arguments: [(1, 2000), (2, 4000), (3, 8000)] as [(Int, Int64)])
    func `spaces retries by the wire contract's 2, 4 and 8 seconds, and then fails`(
        number: Int, milliseconds: Int64
    ) {
        let retry = verdict(.retry(RetryTerms()))
        for dice in stride(from: UInt64(0), to: 5000, by: 7) {
            let next = disposition(judgement(), .rejected(.permanent), retry, number: number, dice: dice)
            guard case .retry(let at) = next else {
                Issue.record("\(next)")
                return
            }
            let pause = (at - Self.now).milliseconds
            #expect((milliseconds * 9 / 10...milliseconds * 11 / 10).contains(pause))
        }
        #expect(disposition(judgement(), .rejected(.permanent), retry, number: 4) == .fail)
    }

    @Test func `waits no longer than the longest pause and a tenth, nor shorter than asked`() {
        let terms = RetryTerms(retriesMax: 20, delay: .seconds(10), rate: 10, delayMax: .seconds(60))
        let longest = disposition(
            judgement(attemptsMax: 20), .deferred(.transient), verdict(.retry(terms)), number: 19,
            dice: 12_000)
        #expect(longest == .retry(at: Self.now + .seconds(66)))
        let asked = disposition(
            judgement(), .deferred(.accountThrottled), verdict(.retry(terms)), retryAfter: .seconds(500))
        #expect(asked == .retry(at: Self.now + .seconds(500)))
    }

    @Test func `fails where a rule says so, but never says so of what may have arrived`() {
        #expect(disposition(judgement(), .deferred(.transient), verdict(.fail)) == .fail)
        #expect(disposition(judgement(.alert), .uncertain, verdict(.fail)) == .leaveUncertain)
    }

    @Test func `changes the account where there is another`() {
        let leaving = verdict(.switchProvider(SwitchTerms()))
        let staying = verdict(.switchProvider(SwitchTerms(excludesCurrent: false)))
        let both = judgement(hasAnotherAccount: true)
        let next = Self.now + .seconds(1)
        #expect(disposition(both, .rejected(.permanent), leaving) == .tryAnotherAccount(at: next))
        #expect(disposition(both, .rejected(.permanent), staying) == .retry(at: next))
        #expect(disposition(both, .rejected(.permanent), leaving, number: 2) == .fail)
        #expect(disposition(judgement(), .rejected(.permanent), leaving) == .fail)
        let ordinary = disposition(judgement(), .deferred(.transient), .none)
        #expect(disposition(judgement(), .deferred(.transient), leaving) == ordinary)
    }

    @Test func `never evades what a recipient is protected by`() {
        let both = judgement(hasAnotherAccount: true)
        let change = verdict(.switchProvider(SwitchTerms(retriesMax: 9)))
        let retry = verdict(.retry(RetryTerms()))
        #expect(disposition(both, .rejected(.recipientBlocked), change) == .fail)
        #expect(disposition(both, .rejected(.recipientBlocked), retry) == .fail)
        let later = Disposition.retry(at: Self.now + .seconds(60))
        #expect(disposition(both, .deferred(.recipientThrottled), change) == later)
        #expect(disposition(both, .deferred(.recipientThrottled), retry) == later)
        let asked = disposition(both, .deferred(.recipientThrottled), retry, retryAfter: .seconds(90))
        #expect(asked == .retry(at: Self.now + .seconds(90)))
    }

    @Test func `repeats what may have arrived only where that was meant, and a code never`() {
        let everything = verdict(.retry(RetryTerms()))
        let named = verdict(.retry(RetryTerms()), naming: [.uncertain])
        let change = verdict(.switchProvider(SwitchTerms()), naming: [.uncertain])
        for rule in [everything, named, change] {
            let code = disposition(judgement(.code, hasAnotherAccount: true), .uncertain, rule)
            #expect(code == .leaveUncertain)
        }
        #expect(disposition(judgement(.notice), .uncertain, everything) == .leaveUncertain)
        #expect(
            disposition(judgement(.notice), .uncertain, named) == .retry(at: Self.now + .milliseconds(1800)))
        #expect(
            disposition(judgement(.alert), .uncertain, everything)
                == .retry(at: Self.now + .milliseconds(1800)))
    }

    @Test func `comes after the provider was asked`() {
        let asking = judgement(
            .alert, inquiry: InquiryTerms(asksForReceipts: false, settlingTime: .seconds(9)))
        let retry = verdict(.retry(RetryTerms()), naming: [.uncertain])
        #expect(disposition(asking, .uncertain, retry) == .ask(at: Self.now + .seconds(9)))
        #expect(disposition(asking, .uncertain, verdict(.fail)) == .ask(at: Self.now + .seconds(9)))
        let attempt = Judgement.AskedAttempt(outcome: .uncertain, number: 1, startedAt: Self.now)
        let failed = asking.disposition(
            of: .failed(code: "", text: ""), about: attempt, now: Self.now, dice: 0, verdict: retry)
        #expect(failed == .retry(at: Self.now + .milliseconds(1800)))
        let unlisted = asking.disposition(
            of: .unlisted, about: attempt, now: Self.now, dice: 0, verdict: verdict(.fail))
        #expect(unlisted == .leaveUncertain)
        #expect(Judgement.scene(of: .failed(code: "", text: "")) == .callbackFailure)
        #expect(Judgement.scene(of: .absent) == nil)
    }

    @Test func `keeps to the attempts and to the last moment whatever a rule says`() {
        for action in [
            FailureAction.retry(RetryTerms(retriesMax: 20)), .switchProvider(SwitchTerms(retriesMax: 20)),
        ] {
            let rule = verdict(action)
            let few = judgement(attemptsMax: 3, hasAnotherAccount: true)
            #expect(disposition(few, .rejected(.permanent), rule, number: 3) == .fail)
            let late = judgement(hasAnotherAccount: true, lifetime: .seconds(1))
            #expect(disposition(late, .rejected(.permanent), rule) == .fail)
        }
    }

    // MARK: Receipts

    private func followUp(
        _ judgement: Judgement, _ verdict: RuleVerdict, number: Int = 1
    ) -> ReceiptFollowUp? {
        judgement.followUp(
            ofReceiptFor: number, through: AccountID(7), line: Self.line, now: Self.now, dice: 0,
            verdict: verdict)
    }

    @Test func `ends with a failing receipt unless a rule wants more`() {
        for verdict in [RuleVerdict.none, verdict(.standard), verdict(.fail)] {
            #expect(followUp(judgement(hasAnotherAccount: true), verdict) == nil)
        }
        let change = verdict(.switchProvider(SwitchTerms()))
        #expect(followUp(judgement(), change) == nil)
        let expected = ReceiptFollowUp(
            disposition: .tryAnotherAccount(at: Self.now + .seconds(1)), account: AccountID(7),
            line: Self.line, rule: "rule")
        #expect(followUp(judgement(hasAnotherAccount: true), change) == expected)
        #expect(followUp(judgement(hasAnotherAccount: true), change, number: 2) == nil)
    }

    @Test func `repeats a code whose receipt says that it did not arrive, while it is not too late`() {
        let retry = verdict(.retry(RetryTerms()))
        let next = followUp(judgement(.code), retry)
        #expect(next?.disposition == .retry(at: Self.now + .milliseconds(1800)))
        #expect(followUp(judgement(.code, lifetime: .seconds(1)), retry) == nil)
        #expect(followUp(judgement(.code, attemptsMax: 1), retry) == nil)
    }
}
