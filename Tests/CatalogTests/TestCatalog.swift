import Catalog
import Cryptography
import FoundationEssentials
import GRDB
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

    func open(
        key: UInt8 = 7, providers: [ProviderDescription] = TestCatalog.providers,
        zones: TimeZoneFiles = TimeZoneFiles(), houseZone: String = "Asia/Shanghai"
    ) async throws -> CatalogStore {
        let secrets = try SecretBox(key: [UInt8](repeating: key, count: 32))
        return try await CatalogStore.open(
            path: path, secrets: secrets, providers: providers, time: FrozenTime(catalog: self),
            zoneFiles: zones, houseZone: houseZone)
    }

    /// Does to the file what this program never would. The store must be closed.
    func execute(_ sql: String) async throws {
        let database = try DatabaseQueue(path: path)
        try await database.write { try $0.execute(sql: sql) }
        try database.close()
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
        ProviderDescription(
            code: "twofold", nameEnglish: "Two ways", nameChinese: "双通道", media: [.email, .webhook],
            fields: []),
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

    /// On top of ``shop``: everything that decides what becomes of a message, each with all of its fields.
    static let routing = """
        {"apps": [{"name": "shop", "allowed_addresses": ["192.0.2.7", "2001:db8::/32"],
                   "time_zone": "Europe/Berlin", "daily_budget": 250.5,
                   "webhooks": [{"name": "orders", "url": "https://shop.example.com/hook",
                                 "secret": "the-secret-of-orders", "events": ["delivered", "failed"],
                                 "enabled": true, "allow_private_addresses": true, "timeout": "10s"},
                                {"name": "open", "url": "http://shop.example.com", "secret": ""}]}],
         "accounts": [{"name": "mail", "price": 0.000001, "daily_budget": "1000000"},
                      {"name": "robot", "provider": "dingtalk_robot", "config": {"token": "t"}}],
         "channels": [{"name": "mail-news", "type": "email", "template": "verify-code", "class": "marketing",
                       "quiet_hours": "22:00-08:00", "time_zone": "Asia/Tokyo",
                       "receiver_limits": ["1/1d", "3/7d"], "repeat_window": "10m"}],
         "rules": [
            {"name": "No money left", "when": {"provider": "smtp", "type": "email", "channel": "mail-news",
                "error_code": "552", "error_keyword": ["余额不足", "insufficient balance"], "app": "shop",
                "outcome": "rejected/misconfigured"}, "action": "alert", "priority": 100, "remark": "充值",
             "alert": {"level": "critical", "webhook_url": "https://alerts.example.com/the-token-of-alerts",
                       "allow_private_addresses": true}},
            {"name": "Slowly", "scene": "callback_failure", "action": "retry", "enabled": false,
             "retry": {"max_retry": 4, "delay_seconds": 5, "backoff_rate": 1.5, "max_delay": 90}},
            {"name": "Elsewhere", "action": "switch_provider",
             "switch_provider": {"max_retry": 2, "exclude_current": false}}],
         "alerts": [{"name": "ops", "account": "robot", "type": "dingtalk", "receivers": ["@all"],
                     "level": "critical", "kinds": ["breaker", "disk"], "enabled": true}]}
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
