import Messaging
import Policy
import Testing

@Suite struct `A judgement` {
    private static let now = Timestamp(seconds: 1000)
    /// With dice 400 a first attempt is repeated after exactly two seconds, a second one after 4.4.
    private static let soon = now + .seconds(2)

    private func judgement(
        _ messageClass: MessageClass = .notice, whenUncertain: Channel.WhenUncertain = .stop,
        attemptsMax: Int = 5,
        recognisesRepeats: Bool = false, hasAnotherAccount: Bool = false, lifetime: Duration = .seconds(3600)
    ) -> Judgement {
        Judgement(
            messageClass: messageClass, whenUncertain: whenUncertain, attemptsMax: attemptsMax,
            recognisesRepeats: recognisesRepeats, hasAnotherAccount: hasAnotherAccount,
            expiresAt: Self.now + lifetime, receiptTimeout: .seconds(7200))
    }

    private func disposition(
        _ judgement: Judgement, _ outcome: Outcome, number: Int = 1, retryAfter: Duration? = nil
    ) -> Disposition {
        judgement.disposition(
            of: AttemptResult(outcome, retryAfter: retryAfter), number: number, now: Self.now, dice: 400)
    }

    @Test(
        arguments: [
            (.delivered, .done, .done),
            (
                .accepted, .awaitReceipt(until: now + .seconds(7200)),
                .awaitReceipt(until: now + .seconds(7200))
            ),
            (.rejected(.permanent), .fail, .fail),
            (.rejected(.recipientBlocked), .fail, .fail),
            (.rejected(.misconfigured), .retry(at: soon), .tryAnotherAccount(at: now)),
            (.deferred(.transient), .retry(at: soon), .retry(at: soon)),
            (.deferred(.accountThrottled), .retry(at: soon), .tryAnotherAccount(at: now)),
            (.deferred(.recipientThrottled), .retry(at: now + .seconds(60)), .retry(at: now + .seconds(60))),
            (.uncertain, .leaveUncertain, .leaveUncertain),
        ] as [(Outcome, Disposition, Disposition)])
    func `follows from the outcome, and from whether there is another account`(
        outcome: Outcome, alone: Disposition, withAnother: Disposition
    ) {
        #expect(disposition(judgement(), outcome) == alone)
        #expect(disposition(judgement(hasAnotherAccount: true), outcome) == withAnother)
    }

    @Test(arguments: MessageClass.allCases)
    func `is the same for every class unless the end is unknown`(messageClass: MessageClass) {
        for outcome in [.delivered, .rejected(.permanent), .deferred(.transient), .accepted] as [Outcome] {
            #expect(disposition(judgement(messageClass), outcome) == disposition(judgement(), outcome))
        }
    }

    @Test(
        arguments: [
            (.code, .stop, false, false), (.code, .stop, true, false), (.code, .resend, false, false),
            (.code, .resend, true, false), (.alert, .stop, false, true), (.alert, .stop, true, true),
            (.alert, .resend, false, true), (.alert, .resend, true, true), (.notice, .stop, false, false),
            (.notice, .stop, true, true), (.notice, .resend, false, true), (.notice, .resend, true, true),
            (.marketing, .stop, false, false), (.marketing, .stop, true, true),
            (.marketing, .resend, false, true),
            (.marketing, .resend, true, true),
        ] as [(MessageClass, Channel.WhenUncertain, Bool, Bool)])
    func `repeats what may have arrived only where that is wanted`(
        messageClass: MessageClass, whenUncertain: Channel.WhenUncertain, recognisesRepeats: Bool,
        isRepeated: Bool
    ) {
        let judgement = judgement(
            messageClass, whenUncertain: whenUncertain, recognisesRepeats: recognisesRepeats,
            hasAnotherAccount: true)
        let expected = isRepeated ? Disposition.retry(at: Self.soon) : .leaveUncertain
        #expect(disposition(judgement, .uncertain) == expected)
    }

    @Test(
        arguments: [
            (.deferred(.transient), .fail), (.deferred(.accountThrottled), .fail),
            (.deferred(.recipientThrottled), .fail),
            (.rejected(.misconfigured), .fail), (.uncertain, .leaveUncertain), (.delivered, .done),
        ] as [(Outcome, Disposition)])
    func `ends with the last attempt`(outcome: Outcome, end: Disposition) {
        for hasAnother in [false, true] {
            let judgement = judgement(.alert, attemptsMax: 3, hasAnotherAccount: hasAnother)
            #expect(disposition(judgement, outcome, number: 3) == end)
            #expect(disposition(judgement, outcome, number: 4) == end)
            #expect((disposition(judgement, outcome, number: 2) == end) == (outcome == .delivered))
        }
    }

    @Test(
        arguments: [
            (.deferred(.transient), 2000), (.deferred(.recipientThrottled), 60_000),
            (.rejected(.misconfigured), 2000),
            (.deferred(.accountThrottled), 2000), (.uncertain, 2000),
        ] as [(Outcome, Int64)])
    func `ends where the next attempt would come too late`(outcome: Outcome, wait: Int64) {
        let late = judgement(.alert, lifetime: .milliseconds(wait))
        #expect(disposition(late, outcome) == (outcome == .uncertain ? .leaveUncertain : .fail))
        let inTime = judgement(.alert, lifetime: .milliseconds(wait + 1))
        #expect(disposition(inTime, outcome) == .retry(at: Self.now + .milliseconds(wait)))
    }

    @Test func `waits for a receipt even if that is after the last moment to send`() {
        let expected = Disposition.awaitReceipt(until: Self.now + .seconds(7200))
        #expect(disposition(judgement(lifetime: .seconds(1)), .accepted) == expected)
    }

    @Test(arguments: [(nil, 60), (5, 5), (1, 2), (100, 100)] as [(Int?, Int)])
    func `waits as long as a recipient's provider asks, and no shorter than after any failure`(
        asked: Int?, seconds: Int
    ) {
        let retryAfter = asked.map { Duration.seconds($0) }
        let expected = Disposition.retry(at: Self.now + .seconds(seconds))
        #expect(disposition(judgement(), .deferred(.recipientThrottled), retryAfter: retryAfter) == expected)
    }

    @Test(arguments: [(nil, 2), (1, 2), (100, 100)] as [(Int?, Int)])
    func `waits as long as the only account's provider asks`(asked: Int?, seconds: Int) {
        let retryAfter = asked.map { Duration.seconds($0) }
        let expected = Disposition.retry(at: Self.now + .seconds(seconds))
        #expect(disposition(judgement(), .deferred(.accountThrottled), retryAfter: retryAfter) == expected)
    }

    @Test func `changes the account after a second failure that passes`() {
        let judgement = judgement(hasAnotherAccount: true)
        #expect(disposition(judgement, .deferred(.transient), number: 1) == .retry(at: Self.soon))
        let second = disposition(judgement, .deferred(.transient), number: 2)
        #expect(second == .tryAnotherAccount(at: Self.now + Backoff.delay(afterAttempt: 2, dice: 400)))
    }
}
