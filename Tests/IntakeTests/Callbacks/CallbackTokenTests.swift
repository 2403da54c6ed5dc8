import Intake
import Messaging
import Testing

@Suite struct `The token of an account` {
    private let token = CallbackToken(key: [UInt8](1...32))

    private func account(_ number: Int64 = 7, salt: JSONValue? = nil) -> Account {
        var configuration = JSONObject()
        configuration[CallbackSetting.salt] = salt
        return Account(
            id: AccountID(number), name: "sms", provider: "all", configuration: configuration,
            isEnabled: true, concurrencyMax: 1, version: 1)
    }

    /// Computed by Python's hmac: of "callback/7/" and "callback/7/2026" under the bytes 1 to 32.
    @Test(
        arguments: [(nil, "3766186769ddd874857f28262d6113be"), ("2026", "2f76da1b4d7a32ea300ddb4bce0862bb")]
            as [(JSONValue?, String)])
    func `is half of a code over its number and salt`(salt: JSONValue?, text: String) {
        #expect(token.text(for: account(salt: salt)) == text)
    }

    @Test func `is another for another account, salt or key`() {
        let texts = [
            token.text(for: account()), token.text(for: account(8)), token.text(for: account(salt: "a")),
            token.text(for: account(salt: "b")), CallbackToken(key: [1]).text(for: account()),
        ]
        #expect(Set(texts).count == texts.count)
        #expect(texts.allSatisfy { $0.count == 32 })
    }

    @Test func `is the only text that matches`() {
        let text = token.text(for: account())
        #expect(token.matches(text, for: account()))
        for wrong in ["", "0", String(text.dropLast()), text + "0", text.uppercased() + " "] {
            #expect(!token.matches(wrong, for: account()))
        }
        #expect(!token.matches(text, for: account(8)))
        #expect(!token.matches(text, for: account(salt: "new")))
    }

    @Test func `tells nothing of its key`() {
        #expect("\(token)" == "CallbackToken")
    }
}
