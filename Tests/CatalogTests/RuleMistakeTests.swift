import Catalog
import Messaging
import Testing

@Suite struct `A failure rule or alert with a mistake` {
    /// What a new rule `r` says, where it is wrong, and what the sentence or hint must contain.
    static let ruleMistakes: [(text: String, path: String, words: String)] = [
        (#""scene": "send_failure""#, "action", "missing"),
        (#""action": "retyr""#, "action", "“retry”"),
        (#""scene": "send_failur", "action": "fail""#, "scene", "“send_failure”"),
        (#""acton": "fail""#, "acton", "“action”"),
        (#""action": "fail", "retry": {"max_retry": 1}"#, "retry", "it is fail"),
        (#""action": "alert", "switch_provider": {}"#, "switch_provider", "it is fail"),
        (#""action": "retry", "switch_provider": {}"#, "switch_provider", "it is retry"),
        (#""action": "alert", "alert": null"#, "alert", "tell somebody"),
        (#""action": "retry", "retry": {"max_retry": 21}"#, "retry.max_retry", "1 to 20"),
        (#""action": "retry", "retry": {"max_retires": 2}"#, "retry.max_retires", "“max_retry”"),
        (#""action": "retry", "retry": {"delay_seconds": 0}"#, "retry.delay_seconds", "86400"),
        (#""action": "retry", "retry": {"backoff_rate": 0.5}"#, "retry.backoff_rate", "from 1 to 10"),
        (
            #""action": "retry", "retry": {"delay_seconds": 9, "max_delay": 8}"#, "retry.max_delay",
            "shorter"
        ),
        (
            #""action": "switch_provider", "switch_provider": {"max_retry": 0}"#,
            "switch_provider.max_retry", "1 to 20"
        ),
        (
            #""action": "switch_provider", "switch_provider": {"exclude_current": 1}"#,
            "switch_provider.exclude_current", "true or false"
        ),
        (#""action": "fail", "alert": "critical""#, "alert", "keys with values"),
        (#""action": "fail", "alert": {"level": "critcal"}"#, "alert.level", "“critical”"),
        (#""action": "fail", "alert": {"webhook_url": "ftp://a"}"#, "alert.webhook_url", "https://"),
        (#""action": "fail", "alert": {"webhook_url": "********"}"#, "alert.webhook_url", "no address"),
        (#""action": "fail", "priority": 1001"#, "priority", "0 to 1000"),
        (#""action": "fail", "when": "smtp""#, "when", "keys with values"),
        (#""action": "fail", "when": {"providers": "smtp"}"#, "when.providers", "“provider”"),
        (#""action": "fail", "when": {"provider": "smpt"}"#, "when.provider", "“smtp”"),
        (#""action": "fail", "when": {"type": ["emial"]}"#, "when.type[0]", "“email”"),
        (#""action": "fail", "when": {"channel": "mail-kode"}"#, "when.channel", "“mail-code”"),
        (#""action": "fail", "when": {"app": ["shop", "shpo"]}"#, "when.app[1]", "“shop”"),
        (#""action": "fail", "when": {"outcome": "deferred/transitory"}"#, "when.outcome", "transient"),
        (#""action": "fail", "when": {"outcome": "delivered"}"#, "when.outcome", "uncertain"),
        (#""action": "fail", "when": {"error_code": {"a": 1}}"#, "when.error_code", "list"),
        (#""action": "fail", "when": {"error_code": [true]}"#, "when.error_code[0]", "quotes"),
        (#""action": "fail", "when": {"error_keyword": ["a\nb"]}"#, "when.error_keyword[0]", "one line"),
        (#""action": "fail", "when": {"error_keyword": [""]}"#, "when.error_keyword[0]", "1 to 100"),
    ]

    /// The same for a new alert `a`.
    static let alertMistakes: [(text: String, path: String, words: String)] = [
        (#""receivers": "-""#, "account", "missing"),
        (#""account": "mial", "receivers": "-""#, "account", "“mail”"),
        (#""account": "mail""#, "receivers", "missing"),
        (#""account": "mail", "receivers": []"#, "receivers", "At least one"),
        (#""account": "mail", "receivers": [{"to": 1}]"#, "receivers[0]", "text"),
        (#""account": "mail", "receivers": ["a\nb"]"#, "receivers[0]", "control"),
        (#""account": "mail", "receivers": [""]"#, "receivers[0]", "1 to 320"),
        (#""account": "mail", "receivers": "o@x.cn", "type": "sms""#, "type", "carries email"),
        (#""account": "mail", "receivers": "o@x.cn", "level": "warn""#, "level", "warning"),
        (#""account": "mail", "receivers": "o@x.cn", "kinds": ["breaker", "disc"]"#, "kinds[1]", "“disk”"),
        (#""account": "mail", "receivers": "o@x.cn", "kind": "disk""#, "kind", "“kinds”"),
        (#""account": "aliyun", "receivers": "+8613800138000""#, "account", "without its own template"),
        (#""account": "both", "receivers": "-""#, "type", "carries email, webhook"),
    ]

    private func refusal(of text: String) async throws -> CatalogError? {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(
            """
            {"accounts": [{"name": "aliyun", "provider": "vendor"}, {"name": "both", "provider": "twofold"}]}
            """)
        return try await store.refusal(of: text)
    }

    @Test(arguments: ruleMistakes)
    func `is refused with its place and a sentence`(mistake: (text: String, path: String, words: String))
        async throws
    {
        let error = try #require(
            try await refusal(of: "{\"rules\": [{\"name\": \"r\", \(mistake.text)}]}"))
        #expect(error.kind == .invalid(path: "rules[0]." + mistake.path))
        #expect(error.description.contains(mistake.words), "\(error)")
    }

    @Test(arguments: alertMistakes)
    func `is refused, an alert too`(mistake: (text: String, path: String, words: String)) async throws {
        let error = try #require(
            try await refusal(of: "{\"alerts\": [{\"name\": \"a\", \(mistake.text)}]}"))
        #expect(error.kind == .invalid(path: "alerts[0]." + mistake.path))
        #expect(error.description.contains(mistake.words), "\(error)")
    }

    @Test func `is one with more words than anybody maintains`() async throws {
        let words = (0..<101).map { "\"e\($0)\"" }.joined(separator: ",")
        let error = try await refusal(
            of: """
                {"rules": [{"name": "r", "action": "fail", "when": {"error_code": [\(words)]}}]}
                """)
        #expect(error?.description.contains("at most 100") == true)
        let receivers = (0..<21).map { "\"\($0)\"" }.joined(separator: ",")
        let other = try await refusal(
            of: "{\"alerts\": [{\"name\": \"a\", \"account\": \"mail\", \"receivers\": [\(receivers)]}]}")
        #expect(other?.description.contains("at most 20") == true)
    }
}
