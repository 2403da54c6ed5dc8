import Catalog
import Messaging
import Testing

@testable import Intake

@Suite struct `The signature that a request names` {
    /// A channel whose bindings, to accounts 1, 2, …, have these signatures; account 9 is switched off.
    private func names(_ signatures: [[String: String]], accounts: [Int64]? = nil) -> SignatureNames {
        let numbers = accounts ?? signatures.indices.map { Int64($0 + 1) }
        let channel = Channel(
            id: ChannelID(1), name: "sms", medium: .sms, template: TemplateID(1), messageClass: .code,
            isDefault: true, isEnabled: true, timeToLive: .seconds(300), whenUncertain: .stop, attemptsMax: 3,
            bindings: zip(numbers, signatures).map { number, signatures in
                Binding(
                    account: AccountID(number), weight: 1, priority: 0, isEnabled: true,
                    template: ProviderTemplate(signatures: signatures))
            })
        let catalog = CatalogSnapshot(
            accounts: (1...9).map {
                Account(
                    id: AccountID($0), name: "\($0)", provider: "sms", configuration: [:],
                    isEnabled: $0 != 9, concurrencyMax: 1, version: 1)
            },
            channels: [channel],
            providers: [
                ProviderDescription(
                    code: "sms", nameEnglish: "", nameChinese: "", media: [.sms], fields: [])
            ])
        return SignatureNames(of: channel, in: catalog)
    }

    @Test func `may be none`() throws {
        try names([["shop": "商城"]]).check("")
        try names([]).check("")
    }

    @Test func `is one that some account knows`() throws {
        try names([["shop": "商城"], ["bank": "银行"]]).check("bank")
    }

    @Test func `is any where an account has no signatures to choose from`() throws {
        try names([["shop": "商城"], [:]]).check("anything")
        try names([[:]]).check("anything")
    }

    @Test func `is refused where no account knows it, with those that are known`() {
        let refusal = #expect(throws: Refusal.self) {
            try names([["shop": "商城"], ["bank": "银行"]]).check("club")
        }
        #expect(refusal?.code == .invalidParameter && refusal?.field == "signature_name")
        #expect(refusal?.sentence.contains("bank, shop") == true)
        #expect(refusal?.sentence.contains("club") == false)
    }

    @Test func `is not one of an account that is switched off`() {
        #expect(throws: Refusal.self) {
            try names([["shop": "商城"], ["club": "俱乐部"]], accounts: [1, 9]).check("club")
        }
    }

    @Test func `is short`() throws {
        #expect(throws: Refusal.self) { try names([[:]]).check(String(repeating: "签", count: 101)) }
        try names([[:]]).check(String(repeating: "签", count: 100))
    }

    @Test func `is told to clients where all accounts know it`() {
        #expect(names([["b": "1", "a": "2"], ["b": "3", "c": "4"], [:]]).shared == ["b"])
        #expect(names([["b": "1", "a": "2"]]).shared == ["a", "b"])
        #expect(names([[:]]).shared.isEmpty)
    }
}
