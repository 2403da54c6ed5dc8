import Messaging
import Testing

@Suite struct `A recipient whom a provider mentions` {
    @Test(arguments: [
        ("+8613800138000", "13800138000 is off", "138****8000 is off"),
        ("+8613800138000", "8613800138000, +8613800138000", "861****8000, +86****8000"),
        ("ann@example.com", "550 <ann@example.com> unknown", "550 <a***n@example.com> unknown"),
        ("+85298765432", "no route to 85298765432", "no route to 852****5432"),
    ])
    func `is masked in its words`(address: String, words: String, masked: String) {
        #expect(Recipient(address).masking(words) == masked)
    }

    @Test func `is left alone where its name may mean something else`() {
        #expect(Recipient("ann").masking("cannot connect") == "cannot connect")
    }
}
