import Catalog
import Messaging
import Testing

@Suite struct `A failure rule in a document` {
    private func rule(_ text: String, after first: String? = nil) async throws -> FailureRule {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        for text in [first, text].compactMap(\.self) {
            try await store.apply("{\"rules\": [{\"name\": \"r\", \(text)}]}")
        }
        return try #require(store.snapshot.rule(named: "r"))
    }

    @Test func `has the original's defaults`() async throws {
        let rule = try await rule(#""action": "retry""#)
        #expect(rule == FailureRule(id: 1, name: "r", scene: .sendFailure, action: .retry(RetryTerms())))
        #expect(rule.isEnabled && rule.priority == 0 && rule.alert == nil)
        #expect(try await self.rule(#""action": "switch_provider""#).action == .switchProvider(SwitchTerms()))
    }

    @Test func `takes a word or a list for each condition`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(
            """
            {"rules": [{"name": "r", "action": "fail", "when": {
                "provider": "smtp, vendor", "type": ["email", "sms"], "error_code": 535,
                "error_keyword": " 余额不足, insufficient balance ,", "outcome": ["uncertain", "deferred"],
                "channel": "mail-code", "app": ["shop"]}}]}
            """)
        let conditions = try #require(store.snapshot.rule(named: "r")).conditions
        #expect(
            conditions
                == FailureConditions(
                    providers: ["smtp", "vendor"], media: [.email, .sms], codes: ["535"],
                    keywords: ["余额不足", "insufficient balance"],
                    outcomes: [
                        .uncertain, .deferred(.transient), .deferred(.accountThrottled),
                        .deferred(.recipientThrottled),
                    ],
                    channels: [store.snapshot.channels[0].id],
                    applications: [store.snapshot.applications[0].id]))
        let export = try await store.export()
        let when = try #require(export["rules"]?.arrayValue?.first?["when"])
        #expect(when["channel"] == ["mail-code"] && when["app"] == ["shop"])
        #expect(when["error_keyword"] == ["余额不足", "insufficient balance"])
    }

    @Test func `keeps a comma in a list's keyword`() async throws {
        let rule = try await rule(#""action": "fail", "when": {"error_keyword": ["sorry, no"]}"#)
        #expect(rule.conditions.keywords == ["sorry, no"])
    }

    @Test func `knows the short form of all rejections`() async throws {
        let rule = try await rule(#""action": "fail", "when": {"outcome": "rejected"}"#)
        #expect(rule.conditions.outcomes == Outcome.Rejection.allCases.map { .rejected($0) })
    }

    @Test func `that only alerts gives up, as the original does`() async throws {
        let rule = try await rule(#""action": "alert""#)
        #expect(rule.action == .fail && rule.alert == RuleAlert(level: .warning))
    }

    @Test func `alerts beside any other action`() async throws {
        let both = try await rule(#""action": "retry", "alert": {"level": "critical"}"#)
        #expect(both.action == .retry(RetryTerms()) && both.alert?.level == .critical)
        let tells = try await rule(#""action": "standard", "alert": {}"#)
        #expect(tells.action == .standard && tells.alert == RuleAlert())
    }

    @Test func `has a longest pause that is not shorter than the first`() async throws {
        let rule = try await rule(#""action": "retry", "retry": {"delay_seconds": 300}"#)
        #expect(rule.action == .retry(RetryTerms(delay: .seconds(300), delayMax: .seconds(300))))
    }

    @Test func `keeps what a later document does not name`() async throws {
        let first = #""action": "retry", "retry": {"max_retry": 7}, "when": {"type": "sms"}, "alert": {}"#
        let terms = RetryTerms(retriesMax: 7)
        let moved = try await rule(#""priority": 9, "enabled": false"#, after: first)
        #expect(moved.action == .retry(terms) && moved.conditions.media == [.sms] && moved.alert != nil)
        #expect(moved.priority == 9 && !moved.isEnabled)
        let same = try await rule(#""action": "retry""#, after: first)
        #expect(same.action == .retry(terms))
        let other = try await rule(#""action": "switch_provider", "alert": null"#, after: first)
        #expect(other.action == .switchProvider(SwitchTerms()) && other.alert == nil)
        let wide = try await rule(#""when": {}"#, after: first)
        #expect(wide.conditions == FailureConditions())
        #expect(wide.id == 1, "it is still the same rule")
    }

    @Test func `keeps the address of its alert behind the mask, and only there`() async throws {
        let first = #""action": "fail", "alert": {"webhook_url": "https://a.example.com/token"}"#
        let masked = try await rule(
            #""alert": {"level": "info", "webhook_url": "********"}"#, after: first)
        #expect(masked.alert == RuleAlert(level: .info, url: "https://a.example.com/token"))
        for text in [#""alert": {}"#, #""alert": {"webhook_url": ""}"#] {
            #expect(try await rule(text, after: first).alert?.url == nil)
        }
    }

    @Test func `stands in the history with the address masked`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(
            #"{"rules": [{"name": "r", "action": "fail", "alert": {"webhook_url": "https://a/1"}}]}"#)
        try await store.apply(#"{"rules": [{"name": "r", "alert": {"webhook_url": "https://a/2"}}]}"#)
        let newest = try #require(try await store.history(limit: 1).first)
        #expect(newest.kind == .rule && newest.name == "r" && newest.action == .updated)
        #expect(newest.before == ["alert.webhook_url": "********"])
        #expect(newest.after == ["alert.webhook_url": "********"])
    }

    @Test func `is looked at by priority, of several the newest first`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(
            """
            {"rules": [{"name": "a", "action": "fail"}, {"name": "b", "action": "fail", "priority": 5},
                       {"name": "c", "action": "fail"}, {"name": "d", "action": "fail", "priority": 1000}]}
            """)
        #expect(store.snapshot.rules.map(\.name) == ["d", "b", "c", "a"])
        #expect(store.snapshot.rule(3)?.name == "c")
        let export = try await store.export()
        #expect(export["rules"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == ["d", "b", "c", "a"])
    }

    @Test func `is refused on disk when a condition cannot be read, and never becomes a wider one`()
        async throws
    {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(#"{"rules": [{"name": "r", "action": "fail", "when": {"type": "sms"}}]}"#)
        try await store.close()
        for text in [#"{"type": ["pigeon"]}"#, #"{"type": []}"#, #"{"kind": ["sms"]}"#] {
            try await catalog.execute("UPDATE rules SET conditions = '\(text)'")
            let error = await #expect(throws: CatalogError.self) { try await catalog.open() }
            #expect(error?.kind == .damaged)
        }
    }
}
