package import Messaging

/// What follows from an outcome.
///
/// Two tables apply. Where no failure rule fits, or one says ``FailureAction/standard``, the outcome's kind
/// and the message's class decide, by the defaults of the provider contracts (`classDisposition`). Where a
/// rule says more, its action is taken as far as it is safe (`ruled`). Whatever decides, a throttled or
/// blocked recipient is never switched around, what may have arrived is not blindly repeated and a code not
/// at all, and nothing is attempted too late or too often.
package struct Judgement: Equatable, Sendable {
    /// What the message is for.
    package var messageClass: MessageClass
    /// The channel's word for what the class leaves open.
    package var whenUncertain: Channel.WhenUncertain
    /// Attempts that the delivery gets, the first included.
    package var attemptsMax: Int
    /// Whether the receiving side recognises a repeat.
    package var recognisesRepeats: Bool
    /// Whether the channel has an enabled account that is still in this delivery's choice.
    package var hasAnotherAccount: Bool
    /// When it is too late to send.
    package var expiresAt: Timestamp
    /// How long a receipt may take.
    package var receiptTimeout: Duration
    /// What the account's provider can be asked; nil where it cannot.
    package var inquiry: InquiryTerms?

    /// The wait before a recipient that gets too many is tried again: the vendors' shortest window.
    package static let recipientPause = Duration.seconds(60)

    /// The circumstances of one attempt.
    package init(
        messageClass: MessageClass, whenUncertain: Channel.WhenUncertain, attemptsMax: Int,
        recognisesRepeats: Bool, hasAnotherAccount: Bool, expiresAt: Timestamp, receiptTimeout: Duration,
        inquiry: InquiryTerms? = nil
    ) {
        self.messageClass = messageClass
        self.whenUncertain = whenUncertain
        self.attemptsMax = attemptsMax
        self.recognisesRepeats = recognisesRepeats
        self.hasAnotherAccount = hasAnotherAccount
        self.expiresAt = expiresAt
        self.receiptTimeout = receiptTimeout
        self.inquiry = inquiry
    }

    /// Judges the `number`-th attempt, which ended at `now`; `dice` moves the next attempt a little.
    ///
    /// Rules judge failures only: a `verdict` on what was delivered or accepted is not looked at, and a
    /// provider that can tell how an unknown attempt ended is asked before.
    package func disposition(
        of result: AttemptResult, number: Int, now: Timestamp, dice: UInt64?, verdict: RuleVerdict = .none
    ) -> Disposition {
        let ordinary = classDisposition(of: result, number: number, now: now, dice: dice)
        switch (result.outcome, ordinary) {
        case (.delivered, _), (.accepted, _), (.uncertain, .ask): return ordinary
        default:
            let failed = FailedAttempt(
                outcome: result.outcome, number: number, endedAt: now, retryAfter: result.retryAfter)
            return ruled(verdict, on: failed, dice: dice, ordinary: ordinary)
        }
    }

    /// What the outcome's kind and the message's class want.
    private func classDisposition(
        of result: AttemptResult, number: Int, now: Timestamp, dice: UInt64?
    ) -> Disposition {
        let later = now + Backoff.delay(afterAttempt: number, dice: dice)
        let asked = max(later, now + (result.retryAfter ?? .zero))
        switch result.outcome {
        case .delivered: return .done
        case .accepted:
            guard let inquiry, inquiry.asksForReceipts else {
                return .awaitReceipt(until: now + receiptTimeout)
            }
            return .ask(at: now + InquiryTerms.firstPause)
        case .rejected(.permanent), .rejected(.recipientBlocked): return .fail
        case .rejected(.misconfigured):
            return again(
                hasAnotherAccount ? .tryAnotherAccount(at: now) : .retry(at: later), number, else: .fail)
        case .deferred(.transient):
            let isSwitch = hasAnotherAccount && number >= 2
            return again(isSwitch ? .tryAnotherAccount(at: later) : .retry(at: asked), number, else: .fail)
        case .deferred(.accountThrottled):
            return again(
                hasAnotherAccount ? .tryAnotherAccount(at: now) : .retry(at: asked), number, else: .fail)
        case .deferred(.recipientThrottled):
            let pause = max(later, now + (result.retryAfter ?? Self.recipientPause))
            return again(.retry(at: pause), number, else: .fail)
        case .uncertain:
            if let settlingTime = inquiry?.settlingTime { return .ask(at: now + settlingTime) }
            return whatClassWants(number, at: later)
        }
    }

    /// A code is sent at most once, an alarm at least once; for the others the receiving side or the
    /// channel decides.
    var mayRepeat: Bool {
        switch messageClass {
        case .code: false
        case .alert: true
        case .notice, .marketing: recognisesRepeats || whenUncertain == .resend
        }
    }

    /// What follows where nobody can say whether the recipient got it.
    func whatClassWants(_ number: Int, at later: Timestamp) -> Disposition {
        mayRepeat ? again(.retry(at: later), number, else: .leaveUncertain) : .leaveUncertain
    }

    /// `next`, unless the attempts are used up or it would come too late.
    func again(_ next: Disposition, _ number: Int, else end: Disposition) -> Disposition {
        guard number < attemptsMax else { return end }
        switch next {
        case .retry(let at) where at >= expiresAt, .tryAnotherAccount(let at) where at >= expiresAt:
            return end
        default: return next
        }
    }
}
