import Messaging
import Policy
import Testing

@Suite struct `A judgement of a provider's answer` {
    private static let start = Timestamp(seconds: 1000)
    private static let settling = Duration.seconds(120)

    private func judgement(
        _ messageClass: MessageClass = .notice, asks: Bool = false, attemptsMax: Int = 5
    ) -> Judgement {
        Judgement(
            messageClass: messageClass, whenUncertain: .stop, attemptsMax: attemptsMax,
            recognisesRepeats: false, hasAnotherAccount: true, expiresAt: Self.start + .seconds(3600),
            receiptTimeout: .seconds(7200),
            inquiry: InquiryTerms(asksForReceipts: asks, settlingTime: Self.settling))
    }

    private func disposition(
        _ judgement: Judgement, _ answer: InquiryAnswer, _ outcome: Outcome, age: Duration = settling,
        number: Int = 1
    ) -> Disposition {
        judgement.disposition(
            of: answer,
            about: Judgement.AskedAttempt(outcome: outcome, number: number, startedAt: Self.start),
            now: Self.start + age, dice: 400)
    }

    @Test(arguments: MessageClass.allCases)
    func `asks after the settling time whatever the class, instead of repeating`(messageClass: MessageClass) {
        let result = judgement(messageClass).disposition(
            of: AttemptResult(.uncertain), number: 1, now: Self.start, dice: 400)
        #expect(result == .ask(at: Self.start + Self.settling))
    }

    @Test func `asks about an accepted message only where receipts do not come by themselves`() {
        let accepted = AttemptResult(.accepted)
        let waits = judgement().disposition(of: accepted, number: 1, now: Self.start, dice: 0)
        #expect(waits == .awaitReceipt(until: Self.start + .seconds(7200)))
        let asks = judgement(asks: true).disposition(of: accepted, number: 1, now: Self.start, dice: 0)
        #expect(asks == .ask(at: Self.start + .seconds(5)))
    }

    @Test(arguments: [Outcome.accepted, .uncertain])
    func `believes what the provider knows`(outcome: Outcome) {
        #expect(disposition(judgement(), .delivered(code: "", text: ""), outcome) == .done)
        #expect(disposition(judgement(), .failed(code: "", text: ""), outcome) == .fail)
        let later = Disposition.awaitReceipt(until: Self.start + .seconds(7200))
        #expect(disposition(judgement(), .underWay(providerMessageID: "7"), outcome) == later)
    }

    @Test(arguments: MessageClass.allCases)
    func `sends again what the provider never had, a code too`(messageClass: MessageClass) {
        let again = Disposition.retry(at: Self.start + Self.settling + .seconds(2))
        #expect(disposition(judgement(messageClass), .absent, .uncertain) == again)
        #expect(disposition(judgement(messageClass, attemptsMax: 1), .absent, .uncertain) == .fail)
        let tooLate = disposition(judgement(messageClass), .absent, .uncertain, age: .seconds(3600))
        #expect(tooLate == .fail)
    }

    @Test func `never sends again what the provider accepted`() {
        for answer in [.absent, .silent(text: "")] as [InquiryAnswer] {
            let later = disposition(judgement(asks: true), answer, .accepted, age: .seconds(60))
            #expect(later == .ask(at: Self.start + .seconds(120)))
        }
        let last = disposition(judgement(asks: true), .absent, .accepted, age: .seconds(7000))
        #expect(last == .awaitReceipt(until: Self.start + .seconds(7200)))
    }

    @Test func `lets the class decide where the provider does not list it, which proves nothing`() {
        let again = Disposition.retry(at: Self.start + Self.settling + .seconds(2))
        #expect(disposition(judgement(.alert), .unlisted, .uncertain) == again)
        for messageClass in [MessageClass.code, .notice, .marketing] {
            #expect(disposition(judgement(messageClass), .unlisted, .uncertain) == .leaveUncertain)
        }
        let waits = Disposition.awaitReceipt(until: Self.start + .seconds(7200))
        #expect(disposition(judgement(), .unlisted, .accepted) == waits)
    }

    @Test func `asks a provider that is silent again, and then lets the class decide`() {
        let again = disposition(judgement(.alert), .silent(text: ""), .uncertain)
        #expect(again == .ask(at: Self.start + .seconds(240)))
        let alert = disposition(judgement(.alert), .silent(text: ""), .uncertain, age: .seconds(960))
        #expect(alert == .retry(at: Self.start + .seconds(962)))
        let code = disposition(judgement(.code), .silent(text: ""), .uncertain, age: .seconds(960))
        #expect(code == .leaveUncertain)
    }

    @Test func `asks about a day's message a dozen times, not a thousand`() {
        let judgement = judgement(asks: true)
        var (age, questions) = (Duration.seconds(5), 0)
        while case .ask(let next) = disposition(
            judgement, .underWay(providerMessageID: ""), .accepted, age: age)
        {
            age = next - Self.start
            questions += 1
        }
        #expect(questions < 15)
    }
}
