import Catalog
import Intake
import Messaging
import Testing

@Suite struct `The gate for callbacks` {
    private let token = CallbackToken(key: [9])

    private func account(
        _ number: Int64, _ name: String, _ settings: JSONObject = [:], provider: String = "lines",
        isEnabled: Bool = true
    ) -> Account {
        Account(
            id: AccountID(number), name: name, provider: provider, configuration: settings,
            isEnabled: isEnabled, concurrencyMax: 1, version: 1)
    }

    private var accounts: [Account] {
        [
            account(1, "open"), account(2, "guarded", [CallbackSetting.bare: false]),
            account(3, "near", [CallbackSetting.addresses: "192.0.2.0/24"]),
            account(4, "off", isEnabled: false), account(5, "mail", provider: "silent"),
            account(6, "typo", [CallbackSetting.addresses: "192.0.2.0/240"]), account(77, "7"),
        ]
    }

    private func admitted(_ name: String, token given: String? = nil, from peer: String = "203.0.113.5")
        -> Int64?
    {
        let catalog = CatalogSnapshot(accounts: accounts)
        let gate = CallbackGate(
            catalog: { catalog }, formats: { $0 == "lines" ? LineFormat.format : nil }, token: token)
        do throws(Refusal) {
            return try gate.admit(name, token: given, from: peer).account.number
        } catch {
            #expect(error == Refusal(.httpNotFound, "account not found"))
            return nil
        }
    }

    @Test func `knows accounts by number and by name`() {
        #expect(admitted("1") == 1)
        #expect(admitted("open") == 1)
        #expect(admitted("7") == 77)
        for name in ["", "0", "-1", "99", "1.0", "nobody", "99999999999999999999"] {
            #expect(admitted(name) == nil)
        }
    }

    @Test func `stays open for accounts that are switched off`() {
        #expect(admitted("4") == 4)
    }

    @Test func `is shut for providers that send nothing`() {
        #expect(admitted("5") == nil)
    }

    @Test func `lets the right token in and no other`() {
        for account in accounts.prefix(2) {
            #expect(admitted(account.name, token: token.text(for: account)) == account.id.number)
            #expect(admitted(account.name, token: "") == nil)
            #expect(admitted(account.name, token: String(repeating: "0", count: 32)) == nil)
        }
        #expect(admitted("2", token: token.text(for: accounts[0])) == nil)
    }

    @Test func `wants a token where the account says so`() {
        #expect(admitted("2") == nil)
    }

    @Test func `lets in only from where the account says`() {
        #expect(admitted("3", from: "192.0.2.9") == 3)
        #expect(admitted("3", token: token.text(for: accounts[2]), from: "::ffff:192.0.2.9") == 3)
        #expect(admitted("3", from: "198.51.100.1") == nil)
        #expect(admitted("3", token: token.text(for: accounts[2]), from: "198.51.100.1") == nil)
        #expect(admitted("3", from: "") == nil)
    }

    @Test func `is shut where the list of addresses cannot be read`() {
        #expect(admitted("6", from: "192.0.2.9") == nil)
    }
}
