import Messaging
import TestSupport
import Testing

@Suite struct `A message` {
    private let shop = ApplicationID("shop")

    private func message(_ messageClass: MessageClass, scheduledAt: Timestamp? = nil) -> Message {
        Message(
            id: MessageID(UniqueID(high: 1, low: 2)), application: shop, channel: ChannelID(3),
            medium: .sms, messageClass: messageClass, isBatch: false,
            content: Content(subject: "", body: "Hello", format: .text),
            template: TemplateVersion(template: TemplateID(4), code: "hello", version: 1), parameters: "null",
            signatureName: "", acceptedAt: Timestamp(seconds: 100), scheduledAt: scheduledAt,
            expiresAt: Timestamp(seconds: 200), fingerprint: 0, attachments: [])
    }

    @Test(
        arguments: [
            (.code, .urgent), (.alert, .urgent), (.notice, .normal), (.marketing, .bulk),
        ] as [(MessageClass, Lane)])
    func `waits in the lane of its class`(messageClass: MessageClass, lane: Lane) {
        #expect(message(messageClass).line == Line(lane: lane, application: shop, channel: ChannelID(3)))
    }

    @Test func `is due at once unless it was scheduled`() {
        #expect(message(.code).dueAt == Timestamp(seconds: 100))
        #expect(message(.code, scheduledAt: Timestamp(seconds: 150)).dueAt == Timestamp(seconds: 150))
    }
}

@Suite struct `Lines` {
    @Test func `sort by lane, then application, then channel`() {
        let sorted = Lane.allCases.flatMap { lane in
            ["a", "b"].flatMap { name in
                [2, 10].map { Line(lane: lane, application: ApplicationID(name), channel: ChannelID($0)) }
            }
        }
        var dice = Dice(seed: 1)
        #expect(sorted.shuffled(using: &dice).sorted() == sorted)
        #expect(Lane.allCases == [.urgent, .normal, .bulk])
    }
}

@Suite struct `An attempt's result` {
    @Test func `keeps at most a hundred characters of code, a thousand of words, two hundred of name`() {
        let long = String(repeating: "很", count: 2000)
        let result = AttemptResult(.uncertain, code: long, text: long, providerMessageID: long)
        #expect(result.code.count == 100)
        #expect(result.text.count == 1000)
        #expect(result.providerMessageID.count == 200)
    }
}
