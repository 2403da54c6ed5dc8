import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `An account's settings` {
    private static let fields: [ConfigurationField] = [
        ConfigurationField("name", .text(bytesMax: 5), isRequired: true, english: "", chinese: ""),
        ConfigurationField("kind", .choice(["a", "b"]), defaultValue: "a", english: "", chinese: ""),
        ConfigurationField("count", .integer(1...9), english: "", chinese: ""),
        ConfigurationField("share", .number(0...1), english: "", chinese: ""),
        ConfigurationField("on", .flag, english: "", chinese: ""),
        ConfigurationField("where", .url, english: "", chinese: ""),
    ]

    private func problem(_ configuration: JSONObject) -> String? {
        do {
            _ = try SettingsReader(configuration, fields: Self.fields)
            return nil
        } catch {
            return error.field
        }
    }

    @Test func `are read with their defaults`() throws {
        let settings = try SettingsReader(
            ["name": "x", "count": "7", "share": 0.5, "on": true, "where": "https://a.example/b"],
            fields: Self.fields)
        #expect(settings.text("name") == "x" && settings.text("kind") == "a")
        #expect(settings.integer("count") == 7 && settings.number("share") == 0.5 && settings.flag("on"))
        #expect(settings.text("where") == "https://a.example/b")
    }

    @Test(
        arguments: [
            (["kind": "a"], "name"), (["name": ""], "name"), (["name": nil], "name"),
            (["name": "toolong"], "name"),
            (["name": "a\nb"], "name"), (["name": true], "name"), (["name": "x", "kind": "c"], "kind"),
            (["name": "x", "count": 0], "count"), (["name": "x", "count": 1.5], "count"),
            (["name": "x", "count": "ten"], "count"), (["name": "x", "share": 2], "share"),
            (["name": "x", "on": "yes"], "on"), (["name": "x", "where": "ftp://a"], "where"),
            (["name": "x", "where": "http://"], "where"), (["name": "x", "where": "http://a:0/"], "where"),
            (["name": "x", "where": "http://a:x"], "where"),
            (["name": "x", "where": "http://[::1]:99999"], "where"),
            (["name": "x", "where": "http://u:p@a/"], "where"),
            (["name": "x", "where": "http://a/ b"], "where"), (["name": "x", "nome": "y"], "nome"),
        ] as [(JSONObject, String)])
    func `are refused by the name of the first that is wrong`(configuration: JSONObject, field: String) {
        #expect(problem(configuration) == field)
    }

    @Test func `are not repeated in what is said about them`() throws {
        for description in ProviderDirectory.descriptions {
            let secrets = description.fields.filter(\.isSecret)
            for secret in secrets {
                let configuration: JSONObject = JSONObject([(secret.name, "hunter2\u{7}hunter2")])
                do {
                    _ = try SettingsReader(configuration, fields: [secret])
                    Issue.record("\(secret.name) takes a control character")
                } catch {
                    #expect("\(error)".range(of: "hunter2") == nil)
                }
            }
        }
    }
}

@Suite struct `The directory of providers` {
    private func directory() throws -> ProviderDirectory {
        ProviderDirectory(
            transport: try CurlTransport(userAgent: "test"), time: StillTime(), sandboxLog: SandboxLog(),
            receipts: { _ in })
    }

    static let configurations: [(String, JSONObject)] = [
        (
            "smtp",
            ["host": "mail.example.com", "from": "Shop <a@example.com>", "username": "u", "password": "p"]
        ),
        ("dingtalk", ["app_key": "k", "app_secret": "s", "agent_id": "123"]),
        ("wechat_work", ["corp_id": "k", "agent_secret": "s", "agent_id": "1000002"]),
        ("wechat_work_robot", ["key": "k"]), ("dingtalk_robot", ["access_token": "t"]),
        ("feishu_robot", ["token": "t"]),
        ("webhook", ["url": "https://example.com/hook"]),
        ("sandbox", [:]), ("aliyun_sms", ["access_key_id": "k", "access_key_secret": "s"]),
        ("aliyun_sms_global", ["access_key_id": "k", "access_key_secret": "s"]),
        ("tencent_sms", ["secret_id": "i", "secret_key": "k", "sdk_app_id": 1_400_006_666]),
        ("zrwinfo_sms", ["accesskey": "k", "secret": "s"]),
    ]

    @Test(arguments: configurations)
    func `makes a sender from the least that an account may say`(code: String, configuration: JSONObject)
        throws
    {
        _ = try directory().makeSender(for: account(code, configuration))
    }

    @Test func `has each provider once, with its words in both languages`() {
        let codes = ProviderDirectory.descriptions.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes) == Set(Self.configurations.map(\.0)))
        for description in ProviderDirectory.descriptions {
            #expect(!description.media.isEmpty && !description.nameChinese.isEmpty)
            for field in description.fields {
                #expect(field.helpEnglish.hasSuffix(".") && field.helpChinese.hasSuffix("。"))
            }
        }
    }

    @Test(
        arguments: [
            ("nobody", [:], "provider"), ("smtp", ["host": "h"], "from"),
            ("smtp", ["host": "h", "from": "x"], "from"),
            ("smtp", ["host": "h", "from": "a@b", "password": "p"], "username"),
            ("smtp", ["host": "h", "from": "a@b", "username": "u"], "password"),
            ("smtp", ["host": "h", "from": "a@b", "tls": "ssl"], "tls"),
            ("smtp", ["host": "mail server", "from": "a@b"], "host"),
            ("smtp", ["host": "h", "from": "a@b", "helo": "us!"], "helo"),
            (
                "smtp",
                [
                    "host": "h", "from": "a@b",
                    "list_unsubscribe": .string("https://x/" + String(repeating: "y", count: 1000)),
                ], "list_unsubscribe"
            ),
            ("dingtalk_robot", [:], "access_token"),
            ("dingtalk", ["app_key": "k", "app_secret": "s", "agent_id": "x"], "agent_id"),
            ("tencent_sms", ["secret_id": "i", "secret_key": "k"], "sdk_app_id"),
            ("tencent_sms", ["secret_id": "两", "secret_key": "k", "sdk_app_id": "1"], "secret_id"),
            ("zrwinfo_sms", ["accesskey": "k"], "secret"),
            ("webhook", ["url": "example.com"], "url"),
            ("webhook", ["url": "http://a", "event": "两"], "event"),
            ("sandbox", ["outcome": "perhaps"], "outcome"),
            ("sandbox", ["failure_rate": 1.5], "failure_rate"),
        ] as [(String, JSONObject, String)])
    func `says which setting is wrong`(code: String, configuration: JSONObject, field: String) throws {
        let directory = try directory()
        do {
            _ = try directory.makeSender(for: account(code, configuration))
            Issue.record("It was taken.")
        } catch {
            #expect(error.field == field)
        }
    }

    @Test func `knows the port that goes with the encryption`() throws {
        for (tls, port) in [("tls", 465), ("starttls", 587), ("none", 25)] {
            let reader = try SettingsReader(
                ["host": "h", "from": "a@b", "tls": .string(tls)], fields: Provider.smtp.description.fields)
            #expect(try SMTPSettings(reader).server.port == port)
        }
    }
}
