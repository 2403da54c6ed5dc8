import Messaging
import Testing

@testable import Intake

@Suite struct `A receiver` {
    private func kept(_ text: String, _ medium: Medium) -> String? {
        do throws(Refusal) {
            return try ReceiverRules.recipient(text, on: medium).address
        } catch {
            #expect(error.code == .invalidReceiver)
            #expect(text.utf8.count < 3 || !error.sentence.contains(text), "the receiver is in the sentence")
            return nil
        }
    }

    @Test(arguments: [
        ("13800138000", "+8613800138000"), ("+8613800138000", "+8613800138000"),
        ("008613800138000", "+8613800138000"), ("8613800138000", "+8613800138000"),
        ("+86 138-0013-8000", "+8613800138000"), ("138 0013 8000", "+8613800138000"),
        ("(138) 0013.8000", "+8613800138000"), ("１３８００１３８０００", "+8613800138000"),
        ("＋８６１３８００１３８０００", "+8613800138000"),
        ("\u{200B}13800138000\u{FEFF}", "+8613800138000"), ("19900138000", "+8619900138000"),
        ("+14155550123", "+14155550123"), ("0014155550123", "+14155550123"),
        ("+852 6123 4567", "+85261234567"), ("+1234567", "+1234567"),
        ("+123456789012345", "+123456789012345"),
    ])
    func `of SMS is kept with + and a country code`(text: String, address: String) {
        #expect(kept(text, .sms) == address)
    }

    /// Eleven digits from 13 to 19 are a mainland number by the vendors' own rule, and nothing in them says
    /// that somebody left the + out.
    @Test func `of SMS that looks like a mainland number is one, even if it is America's without its +`() {
        #expect(kept("14155550123", .sms) == "+8614155550123")
        #expect(kept("12025550123", .sms) == nil)
    }

    @Test func `of SMS without a country is one of the channel's country`() throws {
        #expect(
            try ReceiverRules.recipient("6123 4567", on: .sms, callingCode: "852").address
                == "+85261234567")
        #expect(
            try ReceiverRules.recipient("13800138000", on: .sms, callingCode: "852").address
                == "+8613800138000")
        #expect(throws: Refusal.self) {
            try ReceiverRules.recipient("110", on: .sms, callingCode: "852")
        }
    }

    @Test(arguments: [
        "", "+", "00", "110", "1380013800", "138001380000", "12800138000", "23800138000", "+861234567890",
        "+86 10 1234 5678", "8612800138000", "+123456", "+1234567890123456", "+0123456789", "+1+4155550123",
        "1380013800a", "13800138000,13800138001", "13800138000\n", "13800138000;", "١٣٨٠٠١٣٨٠٠٠",
        "++8613800138000",
    ])
    func `of SMS is refused when it is no mobile number`(text: String) {
        #expect(kept(text, .sms) == nil)
    }

    @Test(arguments: [
        "a@example.com", "A.b+c_d@Example.COM", "!#$%&'*+-/=?^_`{|}~@example.com", "用户@例子.公司", "a@b.c",
        String(repeating: "l", count: 64) + "@example.com", "a@" + String(repeating: "d", count: 63) + ".com",
    ])
    func `of mail is kept as it is`(text: String) {
        #expect(kept(text, .email) == text)
    }

    @Test(arguments: [
        "", "a", "@", "a@", "@example.net", "a@example", "a@b@example.com", "a b@example.com",
        " a@example.com",
        "a@example.com ", "a@exam ple.com", ".a@example.com", "a.@example.com", "a..b@example.com",
        "a@.example.com",
        "a@example.com.", "a@example..com", "a@-example.com", "a@example-.com", "a@exa_mple.com",
        "<a@example.com>",
        "\"a\"@example.com", "a@[127.0.0.1]", "a,b@example.com", "a@example.com\r\nBcc: b@example.com",
        "a\u{0}@example.com", "a\u{A0}b@example.com", String(repeating: "l", count: 65) + "@example.com",
        "a@" + String(repeating: "d", count: 64) + ".com",
        "a@" + String(repeating: String(repeating: "d", count: 49) + ".", count: 5) + "com",
    ])
    func `of mail is refused when it is no address`(text: String) {
        #expect(kept(text, .email) == nil)
    }

    @Test(arguments: [Medium.weCom, .dingTalk, .webhook, .push])
    func `of other media is any name without control characters`(medium: Medium) {
        #expect(kept("ZhangSan", medium) == "ZhangSan")
        #expect(kept("@all", medium) == "@all")
        #expect(kept(" 张 三 ", medium) == " 张 三 ")
        #expect(kept(String(repeating: "n", count: 320), medium) != nil)
        for text in ["", " ", "\u{3000}", "a\nb", "a\u{7F}", "a\u{0}", String(repeating: "n", count: 321)] {
            #expect(kept(text, medium) == nil)
        }
    }
}
