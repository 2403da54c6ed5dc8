import Messaging
import Policy
import Testing

@Suite struct `A repeat guard` {
    private static let start = Timestamp(seconds: 1_000_000)

    private func text(
        _ digest: UInt64 = 5, to recipient: String = "anna", application: String = "shop", channel: Int64 = 1
    ) -> RepeatGuard.Sameness {
        RepeatGuard.Sameness(
            application: ApplicationID(application), channel: ChannelID(channel),
            recipient: Recipient(recipient), contentDigest: digest)
    }

    @Test func `finds the same text to the same receiver until the window is over`() {
        var guardian = RepeatGuard()
        let window = Duration.seconds(60)
        #expect(guardian.refusal(of: text(), window: window, now: Self.start) == nil)
        guardian.record(text(), window: window, at: Self.start)
        let later = Self.start + .seconds(20)
        #expect(guardian.refusal(of: text(), window: window, now: later) == .seconds(40))
        #expect(guardian.refusal(of: text(), window: window, now: Self.start + window) == nil)
        for other in [text(6), text(to: "ben"), text(application: "bank"), text(channel: 2)] {
            #expect(guardian.refusal(of: other, window: window, now: later) == nil)
        }
        guardian.takeBack(text(), at: Self.start)
        #expect(guardian.refusal(of: text(), window: window, now: later) == nil)
    }

    @Test func `takes no text without a digest for a repeat`() {
        var guardian = RepeatGuard()
        guardian.record(text(0), window: .seconds(60), at: Self.start)
        #expect(guardian.refusal(of: text(0), window: .seconds(60), now: Self.start) == nil)
    }

    @Test func `holds for one window more when the clock is set back by a year`() {
        var guardian = RepeatGuard()
        guardian.record(text(), window: .seconds(60), at: Self.start)
        let before = Self.start + .seconds(-31_536_000)
        #expect(guardian.refusal(of: text(), window: .seconds(60), now: before) == .seconds(60))
        #expect(guardian.refusal(of: text(), window: .seconds(60), now: before + .seconds(60)) == nil)
    }
}
