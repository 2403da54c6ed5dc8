import Catalog
import Intake
import Messaging
import Testing

@Suite struct `Looking for a receiver` {
    @Test(arguments: [
        ("13800138000", "+8613800138000"), ("+1 415 555 0123", "+14155550123"),
        ("ann@example.com", "ann@example.com"), ("zhangsan", "zhangsan"),
    ])
    func `finds it in the form in which it is kept`(text: String, kept: String) {
        #expect(ReceiverSearch.recipient(text, on: nil) == Recipient(kept))
    }

    @Test func `takes nothing for a number where there are none`() {
        #expect(
            ReceiverSearch.recipient("13800138000", on: TestDesk.catalog.channel(ChannelID(3)))
                == Recipient("13800138000"))
    }
}
