import Catalog
import Cryptography
import FoundationEssentials
import Messaging

/// A catalog in a folder of its own, which goes when this does.
final class TestCatalog: Sendable {
    /// The store holds its time, and this holds the folder, so the folder outlives the store.
    struct FrozenTime: TimeSource {
        let catalog: TestCatalog
        let now = Timestamp(seconds: 1_790_000_000)
        func sleep(until moment: Timestamp) async {}
    }

    let folder = FileManager.default.temporaryDirectory.path + "/catalog-" + (try! Token.hex(bytes: 8))

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var path: String { folder + "/catalog.sqlite" }

    func open(key: UInt8 = 7, providers: [ProviderDescription] = TestCatalog.providers) async throws
        -> CatalogStore
    {
        let secrets = try SecretBox(key: [UInt8](repeating: key, count: 32))
        return try await CatalogStore.open(
            path: path, secrets: secrets, providers: providers, time: FrozenTime(catalog: self))
    }

    /// All bytes of the database and the files beside it.
    func bytesOnDisk() throws -> [UInt8] {
        try FileManager.default.contentsOfDirectory(atPath: folder).flatMap { name in
            [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name)))
        }
    }

    static let providers = [
        ProviderDescription(
            code: "smtp", nameEnglish: "Mail", nameChinese: "邮件", media: [.email],
            fields: [
                ConfigurationField("host", .text(bytesMax: 253), isRequired: true, english: "", chinese: ""),
                ConfigurationField("port", .integer(1...65535), defaultValue: 587, english: "", chinese: ""),
                ConfigurationField(
                    "security", .choice(["none", "starttls", "tls"]), defaultValue: "starttls", english: "",
                    chinese: ""),
                ConfigurationField(
                    "password", .text(bytesMax: 200), isRequired: true, isSecret: true, english: "",
                    chinese: ""),
                ConfigurationField("verify", .flag, english: "", chinese: ""),
                ConfigurationField("patience", .number(0.5...60), english: "", chinese: ""),
                ConfigurationField("proxy", .url, english: "", chinese: ""),
                ConfigurationField("answers", .outcomes, english: "", chinese: ""),
            ]),
        ProviderDescription(
            code: "dingtalk_robot", nameEnglish: "DingTalk robot", nameChinese: "钉钉机器人", media: [.dingTalk],
            fields: [
                ConfigurationField(
                    "token", .text(bytesMax: 200), isRequired: true, isSecret: true, english: "", chinese: "")
            ]),
        ProviderDescription(
            code: "vendor", nameEnglish: "Short messages", nameChinese: "短信", media: [.sms], fields: [],
            capabilities: ProviderCapabilities(needsTemplate: true, needsSignature: true)),
    ]

    /// A channel for short messages over two accounts; the second has nothing but its account.
    static let text = """
        {"accounts": [{"name": "aliyun", "provider": "vendor"}, {"name": "spare", "provider": "vendor"}],
         "templates": [{"name": "order", "type": "sms", "content": "Order {order}: {code}",
                        "variables": ["code", "order"]}],
         "channels": [{"name": "order", "type": "sms", "template": "order", "coalescing": "always",
                       "receipt_timeout": "1h", "country_code": 852, "bindings": [
            {"account": "aliyun", "provider_template": "SMS_154950909", "signature": "阿里云短信测试",
             "signatures": {"公司": "某某公司", "a": "A"},
             "parameters": ["code", {"name": "order_no", "variable": "order"},
                            {"name": "product", "value": "固定文本"}, {"name": "order"},
                            {"name": "empty", "value": ""}]},
            {"account": "spare"}]}]}
        """

    /// One of everything.
    static let shop = """
        {"apps": [{"name": "shop", "app_id": "0123456789abcdef", "app_secret": "the-secret-of-the-shop"}],
         "accounts": [{"name": "mail", "provider": "smtp",
                       "config": {"host": "mail.example.com", "password": "the-password-of-mail"}}],
         "templates": [{"name": "verify-code", "type": "email", "subject": "Your code {code}",
                        "content": "Your code is {code}.", "variables": ["code"]}],
         "channels": [{"name": "mail-code", "type": "email", "template": "verify-code", "class": "code",
                       "bindings": [{"account": "mail"}]}]}
        """
}

extension CatalogStore {
    @discardableResult
    func apply(_ text: String, isDryRun: Bool = false) async throws -> CatalogChanges {
        try await apply(CatalogDocument(json: JSONValue(parsing: text)), by: "alice", isDryRun: isDryRun)
    }

    /// The error that applying the text gives.
    func refusal(of text: String) async throws -> CatalogError? {
        do {
            try await apply(text)
            return nil
        } catch let error as CatalogError {
            return error
        }
    }
}

extension CatalogChanges {
    /// `created` or the like for each thing, by name.
    var actions: [String: CatalogChange.Action] {
        Dictionary(uniqueKeysWithValues: changes.map { ($0.name, $0.action) })
    }
}
