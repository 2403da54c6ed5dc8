import Messaging
import Testing

@testable import message_push

@Suite struct `The original's settings` {
    private let plan: ImportPlan
    private let document: JSONValue

    init() throws {
        plan = Translation.plan(
            try OriginalDump.tables(OriginalDump.shop),
            secrets: try OriginalSecrets(key: OriginalSecrets.publicKey), providers: Self.providers)
        document = plan.document
    }

    private static func text(_ name: String, isSecret: Bool = false) -> ConfigurationField {
        ConfigurationField(
            name, .text(bytesMax: 200), isRequired: name != "region", isSecret: isSecret, english: "",
            chinese: "")
    }

    /// As much of the house's providers as the dump speaks of.
    static let providers = [
        ProviderDescription(
            code: "aliyun_sms", nameEnglish: "", nameChinese: "", media: [.sms],
            fields: [text("access_key_id"), text("access_key_secret", isSecret: true)]),
        ProviderDescription(
            code: "tencent_sms", nameEnglish: "", nameChinese: "", media: [.sms],
            fields: [
                text("secret_id"), text("secret_key", isSecret: true), text("sdk_app_id"), text("region"),
            ]),
        ProviderDescription(
            code: "smtp", nameEnglish: "", nameChinese: "", media: [.email],
            fields: [
                text("host"), text("username"), text("password", isSecret: true), text("from"),
                ConfigurationField("port", .integer(1...65535), english: "", chinese: ""),
                ConfigurationField("tls", .choice(["tls", "starttls", "none"]), english: "", chinese: ""),
            ]),
    ]

    private func sentences(_ table: OriginalTable, _ id: Int64, _ kind: ImportRemark.Kind) -> [String] {
        plan.remarks.filter { $0.table == table && $0.id == id && $0.kind == kind }.map(\.sentence)
    }

    @Test func `keep the keys and secrets of applications`() throws {
        let apps = try #require(document["apps"]?.arrayValue)
        #expect(apps.count == 2)
        #expect(
            apps[0]["app_id"] == "0123456789abcdef" && apps[0]["app_secret"] == .string(OriginalDump.secret))
        #expect(apps[0]["allowed_addresses"] == "10.0.0.0/8\n127.0.0.1")
        #expect(apps[0]["daily_quota"] == 10000 && apps[0]["rate_limit"] == 100 && apps[0]["enabled"] == true)
        #expect(
            apps[0]["webhooks"] == [
                [
                    "name": "default", "url": "https://shop.example.com/n", "secret": "0123456789",
                    "enabled": true, "timeout": "8s", "events": ["success", "failed"],
                ]
            ])
        #expect(apps[1]["name"] == "商城 (2)" && apps[1]["enabled"] == false)
        #expect(apps[1]["webhook_url"] == "https://shop.example.com/hook")
        #expect(sentences(.applications, 3, .leftOut).first?.contains("cannot be opened") == true)
        #expect(sentences(.applications, 4, .leftOut).first?.contains("not sealed") == true)
        #expect(plan.openedSecrets == 2 && plan.shutSecrets == 1)
    }

    @Test func `keep accounts, with settings in the kinds that providers want`() throws {
        let accounts = try #require(document["accounts"]?.arrayValue)
        #expect(accounts.map { $0["name"] } == ["阿里云", "腾讯云", "Mail"])
        #expect(accounts[0]["config"]?["access_key_secret"] == #"it's \ secret 0123"#)
        #expect(accounts[1]["config"]?["sdk_app_id"] == "1400006666")
        #expect(accounts[1]["config"]?["region"] == nil)
        #expect(accounts[2]["config"]?["port"] == 465 && accounts[2]["config"]?["tls"] == "tls")
        #expect(
            sentences(.accounts, 3, .changed) == ["Its setting “pool” is not known here and is left out."])
        #expect(sentences(.accounts, 4, .leftOut) == ["provider: There is no provider “onebot”."])
    }

    @Test func `keep templates, and declare what they use`() throws {
        let templates = try #require(document["templates"]?.arrayValue)
        #expect(templates[0]["variables"] == ["code", "minutes"])
        #expect(templates[1]["variables"] == ["name", "text"])
        #expect(sentences(.templates, 2, .changed).count == 2)
    }

    @Test func `keep channels under their numbers, with their bindings`() throws {
        let channels = try #require(document["channels"]?.arrayValue)
        #expect(channels.map { $0["id"] } == [3, 7])
        #expect(
            channels[0]["bindings"] == [
                [
                    "account": "阿里云", "enabled": true, "weight": 20, "priority": 100,
                    "provider_template": "SMS_154950909", "signatures": ["木雷": "木雷坊"],
                    "parameters": [
                        ["name": "code", "variable": "code"], ["name": "time", "variable": "minutes"],
                    ],
                ],
                [
                    "account": "腾讯云", "enabled": false, "weight": 10, "priority": 200,
                    "provider_template": "1110",
                    "parameters": [["name": "2", "value": "5"], ["name": "1", "value": ""]],
                ],
            ])
        #expect(
            channels[1]["bindings"] == [
                [
                    "account": "Mail", "enabled": true, "weight": 10, "priority": 100,
                    "provider_template": "none", "signature": "Letter", "signatures": ["letter": "您的信"],
                ]
            ])
        #expect(sentences(.bindings, 2, .changed).count == 2)
        #expect(sentences(.bindings, 4, .leftOut).first?.contains("Row 1 binds the same account") == true)
        #expect(sentences(.bindings, 5, .leftOut) == ["Its channel is not taken."])
        #expect(sentences(.channels, 8, .leftOut) == ["Its template is not taken."])
        #expect(sentences(.providerTemplates, 4, .leftOut).count == 1)
        #expect(sentences(.signatures, 3, .leftOut).count == 1)
        #expect(sentences(.signatureNames, 3, .leftOut).count == 1)
    }

    @Test func `keep the rules, but for what holds without them`() throws {
        let rules = try #require(document["rules"]?.arrayValue)
        #expect(rules.map { $0["name"] } == ["余额不足", "network", "slow"])
        #expect(rules[0]["alert"] == ["level": "critical", "webhook_url": "https://alerts.example.com/x"])
        #expect(rules[1]["switch_provider"] == ["max_retry": 1, "exclude_current": true])
        #expect(rules[1]["when"] == ["provider": "aliyun_sms", "type": "sms", "error_keyword": "timeout"])
        #expect(
            rules[2]["retry"] == ["max_retry": 5, "delay_seconds": 90, "backoff_rate": 2, "max_delay": 90])
        #expect(sentences(.rules, 3, .leftOut).count == 1)
    }

    @Test func `keep the users, with passwords that can be read`() {
        #expect(
            document["users"] == [
                [
                    "name": "admin", "role": "administrator", "real_name": "Admin", "enabled": true,
                    "password_hash": "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                ],
                ["name": "former", "role": "administrator", "real_name": "Former", "enabled": false],
            ])
        #expect(sentences(.users, 1, .changed).isEmpty)
        #expect(sentences(.users, 2, .changed).first?.contains("before a password is set") == true)
    }

    @Test func `are one document that a catalog takes`() throws {
        let text = try document.yamlText()
        #expect(try OperatorDocument(Array(text.utf8), name: "a.yaml").json == document)
        #expect(plan.row(at: "channels[1].bindings[0].account")?.id == 7)
        #expect(plan.row(at: "apps[0].app_id")?.table == .applications)
        #expect(plan.row(at: "apps[9].app_id") == nil && plan.row(at: "document") == nil)
    }

    @Test func `are reported row by row, without secrets`() {
        let changes: JSONValue = [
            "apps": [["name": "商城", "app_id": "0123456789abcdef", "app_secret": "s", "action": "created"]],
            "dry_run": true,
        ]
        let report = ImportReport(plan: plan, changes: changes)
        let counts: JSONValue = [
            "table": "applications", "rows": 5, "taken": 2, "left_out": 2, "deleted": 1,
        ]
        #expect(report.json["tables"]?.arrayValue?.contains(counts) == true)
        #expect(report.json["other_tables"] == [["table": "push_logs", "rows": 2, "history": true]])
        #expect(report.json["changes"]?["apps"]?.arrayValue?.first?["app_secret"] == nil)
        let text = report.text(.none)
        #expect(text.contains("\n  applications 3: Its secret cannot be opened with this key.\n"))
        #expect(text.contains("History, which stays in the original: push_logs (2)\n"))
        for secret in [OriginalDump.secret, "it's", "0123456789\"", "https://alerts"] {
            #expect(!text.contains(secret) && !report.json.text().contains(secret))
        }
    }
}
