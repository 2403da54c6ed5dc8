import Catalog
import Messaging
import Testing

@Suite struct `A document with a mistake` {
    /// What is wrong, where, and what the sentence or hint must contain.
    static let mistakes: [(text: String, path: String, words: String)] = [
        (#"[]"#, "", "keys with values"),
        (#"{"app": []}"#, "app", "“apps”"),
        (#"{"apps": {}}"#, "apps", "list"),
        (#"{"apps": ["shop"]}"#, "apps[0]", "keys with values"),
        (#"{"apps": [{}]}"#, "apps[0].name", "missing"),
        (#"{"apps": [{"name": 5}]}"#, "apps[0].name", "quotes"),
        (#"{"apps": [{"name": ""}]}"#, "apps[0].name", "1 to 100"),
        (#"{"apps": [{"name": "a\nb"}]}"#, "apps[0].name", "control"),
        (#"{"apps": [{"name": " a"}]}"#, "apps[0].name", "blank"),
        (#"{"apps": [{"name": "a"}, {"name": "a"}]}"#, "apps[1].name", "twice"),
        (#"{"apps": [{"name": "a", "daily_quote": 1}]}"#, "apps[0].daily_quote", "daily_quota"),
        (#"{"apps": [{"name": "a", "daily_quota": -1}]}"#, "apps[0].daily_quota", "from 0"),
        (#"{"apps": [{"name": "a", "daily_quota": 1.5}]}"#, "apps[0].daily_quota", "whole number"),
        (#"{"apps": [{"name": "a", "enabled": "yes"}]}"#, "apps[0].enabled", "true or false"),
        (#"{"apps": [{"name": "a", "app_id": "0123456789ABCDEF"}]}"#, "apps[0].app_id", "16 digits"),
        (#"{"apps": [{"name": "a", "app_secret": "short"}]}"#, "apps[0].app_secret", "16 to 128"),
        (#"{"apps": [{"name": "a", "app_secret": "********"}]}"#, "apps[0].app_secret", "no secret to keep"),
        (#"{"apps": [{"name": "a", "app_id": "0123456789abcdef"}]}"#, "apps[0].app_id", "same app_id"),
        (#"{"apps": [{"name": "shop", "app_id": "0000000000000000"}]}"#, "apps[0].app_id", "cannot change"),
        (#"{"accounts": [{"name": "a"}]}"#, "accounts[0].provider", "missing"),
        (#"{"accounts": [{"name": "a", "provider": "smpt"}]}"#, "accounts[0].provider", "“smtp”"),
        (
            #"{"accounts": [{"name": "mail", "provider": "dingtalk_robot"}]}"#, "accounts[0].provider",
            "cannot change"
        ),
        (#"{"accounts": [{"name": "a", "provider": "smtp"}]}"#, "accounts[0].config.host", "missing"),
        (#"{"accounts": [{"name": "mail", "config": []}]}"#, "accounts[0].config", "keys with values"),
        (#"{"accounts": [{"name": "mail", "config": {"hots": "a"}}]}"#, "accounts[0].config.hots", "“host”"),
        (#"{"accounts": [{"name": "mail", "config": {"host": 5}}]}"#, "accounts[0].config.host", "text"),
        (
            #"{"accounts": [{"name": "mail", "config": {"host": null}}]}"#, "accounts[0].config.host",
            "missing"
        ),
        (#"{"accounts": [{"name": "mail", "config": {"port": 0}}]}"#, "accounts[0].config.port", "65535"),
        (
            #"{"accounts": [{"name": "mail", "config": {"security": "ssl"}}]}"#,
            "accounts[0].config.security", "starttls"
        ),
        (
            #"{"accounts": [{"name": "mail", "config": {"verify": 1}}]}"#, "accounts[0].config.verify",
            "true or false"
        ),
        (
            #"{"accounts": [{"name": "mail", "config": {"patience": 0.1}}]}"#, "accounts[0].config.patience",
            "0.5"
        ),
        (
            #"{"accounts": [{"name": "mail", "config": {"proxy": "ftp://a"}}]}"#, "accounts[0].config.proxy",
            "https://"
        ),
        (#"{"accounts": [{"name": "mail", "concurrency": 0}]}"#, "accounts[0].concurrency", "1 to 1000"),
        (#"{"templates": [{"name": "t", "content": "x"}]}"#, "templates[0].type", "missing"),
        (#"{"templates": [{"name": "t", "type": "email"}]}"#, "templates[0].content", "missing"),
        (#"{"templates": [{"name": "t", "type": "emial"}]}"#, "templates[0].type", "“email”"),
        (
            #"{"templates": [{"name": "verify-code", "content": "{a} {code} {b}"}]}"#, "templates[0].content",
            "{a}, {b}"
        ),
        (#"{"templates": [{"name": "verify-code", "variables": []}]}"#, "templates[0].subject", "{code}"),
        (
            #"{"templates": [{"name": "verify-code", "variables": ["a b"]}]}"#, "templates[0].variables[0]",
            "letters"
        ),
        (
            #"{"templates": [{"name": "verify-code", "subject": "a\nBcc: b"}]}"#, "templates[0].subject",
            "one line"
        ),
        (#"{"templates": [{"name": "verify-code", "type": "sms"}]}"#, "templates[0].type", "“mail-code”"),
        (
            #"{"templates": [{"name": "t", "code": "verify-code", "type": "email", "content": "x"}]}"#,
            "templates[0].code", "both have the code"
        ),
        (#"{"channels": [{"name": "c", "template": "verify-code"}]}"#, "channels[0].type", "missing"),
        (#"{"channels": [{"name": "c", "type": "email"}]}"#, "channels[0].template", "missing"),
        (
            #"{"channels": [{"name": "mail-code", "template": "verify-kode"}]}"#, "channels[0].template",
            "“verify-code”"
        ),
        (#"{"channels": [{"name": "mail-code", "ttl": "ten"}]}"#, "channels[0].ttl", "90s"),
        (#"{"channels": [{"name": "mail-code", "ttl": "31d"}]}"#, "channels[0].ttl", "30d"),
        (
            #"{"channels": [{"name": "mail-code", "max_attempts": 21}]}"#, "channels[0].max_attempts",
            "1 to 20"
        ),
        (
            #"{"channels": [{"name": "mail-code", "bindings": [{"account": "mail"}, {"account": "mial"}]}]}"#,
            "channels[0].bindings[1].account", "“mail”"
        ),
        (
            #"{"channels": [{"name": "mail-code", "bindings": [{"account": "mail"}, {"account": "mail"}]}]}"#,
            "channels[0].bindings[1].account", "twice"
        ),
        (
            #"{"channels": [{"name": "mail-code", "bindings": [{"account": "mail", "weight": 0}]}]}"#,
            "channels[0].bindings[0].weight", "1 to 100"
        ),
        (
            """
            {"channels": [{"name": "c", "type": "dingtalk", "template": "verify-code",
                           "bindings": [{"account": "mail"}]}]}
            """,
            "channels[0].bindings[0].account", "does not carry"
        ),
        (
            #"{"channels": [{"name": "c", "type": "sms", "template": "verify-code"}]}"#, "channels[0].type",
            "of type email"
        ),
        (
            #"{"accounts": [{"name": "mail", "config": {"answers": {"isv.X": "refused"}}}]}"#,
            "accounts[0].config.answers", "rejected/recipient_blocked"
        ),
        (
            #"{"accounts": [{"name": "mail", "config": {"answers": {"": "uncertain"}}}]}"#,
            "accounts[0].config.answers", "at most 200 codes"
        ),
        (
            #"{"accounts": [{"name": "mail", "config": {"answers": []}}]}"#, "accounts[0].config.answers",
            "list"
        ),
        (
            #"{"channels": [{"name": "mail-code", "coalescing": "yes"}]}"#, "channels[0].coalescing",
            "off, automatic, always"
        ),
        (
            #"{"channels": [{"name": "mail-code", "receipt_timeout": 72}]}"#, "channels[0].receipt_timeout",
            "24h"
        ),
        (
            #"{"channels": [{"name": "mail-code", "country_code": "852"}]}"#, "channels[0].country_code",
            "type sms"
        ),
        (
            #"{"channels": [{"name": "mail-code", "country_code": "+852"}]}"#, "channels[0].country_code",
            "852"
        ),
        (
            #"{"channels": [{"name": "mail-code", "country_code": 85212}]}"#, "channels[0].country_code",
            "digits"
        ),
        (#"{"users": [{"name": "u", "role": "admin"}]}"#, "users[0].role", "administrator"),
        (#"{"users": [{"name": "us"}]}"#, "users[0].name", "3 to 50"),
        (#"{"users": [{"name": "user", "password": "short"}]}"#, "users[0].password", "at least 10"),
        (
            #"{"users": [{"name": "user-of-pushes", "password": "User-of-pushes"}]}"#, "users[0].password",
            "name"
        ),
        (
            #"{"users": [{"name": "user", "password_hash": "plain text"}]}"#, "users[0].password_hash",
            "bcrypt or yescrypt"
        ),
    ]

    @Test(arguments: mistakes)
    func `is refused with its place and a sentence`(mistake: (text: String, path: String, words: String))
        async throws
    {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let error = try #require(try await store.refusal(of: mistake.text))
        #expect(error.kind == .invalid(path: mistake.path))
        #expect(error.description.contains(mistake.words))
        #expect(store.snapshot.version == 1)
    }

    @Test func `never quotes a value, which may be a secret in the wrong place`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        for text in [
            #"{"accounts": [{"name": "mail", "config": {"security": "hunter22hunter"}}]}"#,
            #"{"apps": [{"name": "a", "app_id": "hunter22hunter"}]}"#,
            #"{"users": [{"name": "a", "role": "hunter22hunter"}]}"#,
        ] {
            #expect(try await store.refusal(of: text)?.description.contains("hunter22") == false)
        }
    }
}
