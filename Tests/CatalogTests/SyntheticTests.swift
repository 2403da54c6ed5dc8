import Catalog
import Messaging
import Testing

@Suite struct `A channel that nobody entered` {
    private func store() async throws -> CatalogStore {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        return store
    }

    private func channel(_ number: SyntheticNumber, in store: CatalogStore) -> Channel? {
        store.snapshot.channel(ChannelID(number.number))
    }

    private func account(_ number: SyntheticNumber, in store: CatalogStore) -> Account? {
        store.snapshot.account(AccountID(number.number))
    }

    @Test func `leads to an application's endpoint for a day`() async throws {
        let store = try await store()
        let number = SyntheticNumber.endpoint(1)
        #expect(
            channel(number, in: store)
                == Channel(
                    id: ChannelID(number.number), name: "shop/orders", medium: .webhook,
                    template: TemplateID(0), messageClass: .notice, isDefault: false, isEnabled: true,
                    timeToLive: WebhookEndpoint.noticeLife, whenUncertain: .resend, attemptsMax: 1000,
                    coalescing: .off,
                    bindings: [
                        Binding(
                            account: AccountID(number.number), weight: 10, priority: 100, isEnabled: true)
                    ]))
        let account = try #require(self.account(number, in: store))
        #expect(account.provider == "notice" && account.concurrencyMax == 4 && account.isEnabled)
        #expect(
            account.configuration == [
                "url": "https://shop.example.com/hook", "allow_private_addresses": true,
                "timeout_seconds": 10, "secret": "the-secret-of-orders",
            ])
        let open = try #require(self.account(.endpoint(2), in: store))
        #expect(open.configuration["secret"] == nil && open.configuration["timeout_seconds"] == 5)
    }

    @Test func `has an account whose version changes with the endpoint alone`() async throws {
        let store = try await store()
        let first = try #require(account(.endpoint(1), in: store))
        try await store.apply(#"{"apps": [{"name": "shop", "daily_quota": 7}]}"#)
        #expect(account(.endpoint(1), in: store) == first)
        try await store.apply(
            """
            {"apps": [{"name": "shop", "webhooks": [
                {"name": "orders", "url": "https://shop.example.com/other", "timeout": "10s",
                 "allow_private_addresses": true}]}]}
            """)
        let second = try #require(account(.endpoint(1), in: store))
        #expect(second.version != first.version && second.version >= 0)
        #expect(account(.endpoint(2), in: store) == nil, "the endpoint is gone")
    }

    @Test func `leads over an alert target's account`() async throws {
        let store = try await store()
        let channel = try #require(self.channel(.alertTarget(1), in: store))
        let robot = try #require(store.snapshot.account(named: "robot"))
        #expect(channel.name == "ops" && channel.medium == .dingTalk && channel.messageClass == .alert)
        #expect(channel.timeToLive == .seconds(3600) && channel.attemptsMax == 10)
        #expect(channel.coalescing == .off && channel.template == TemplateID(0))
        #expect(channel.bindings.map(\.account) == [robot.id])
        #expect(account(.alertTarget(1), in: store) == nil)
    }

    @Test func `leads to the address in a rule`() async throws {
        let store = try await store()
        let channel = try #require(self.channel(.ruleAlert(1), in: store))
        #expect(channel.medium == .webhook && channel.messageClass == .alert)
        #expect(channel.name == "No money left" && channel.timeToLive == .seconds(3600))
        let account = try #require(self.account(.ruleAlert(1), in: store))
        #expect(channel.bindings.map(\.account) == [account.id])
        #expect(account.provider == "alert_hook")
        #expect(
            account.configuration == [
                "url": "https://alerts.example.com/the-token-of-alerts", "allow_private_addresses": true,
            ])
        #expect(self.channel(.ruleAlert(3), in: store) == nil, "that rule has no address")
    }

    @Test func `is not there for what is switched off`() async throws {
        let store = try await store()
        try await store.apply(
            """
            {"apps": [{"name": "shop", "webhooks": [
                {"name": "orders", "url": "https://a", "enabled": false}]}],
             "rules": [{"name": "No money left", "enabled": false}],
             "alerts": [{"name": "ops", "enabled": false}]}
            """)
        for number in [SyntheticNumber.endpoint(1), .alertTarget(1), .ruleAlert(1)] {
            #expect(channel(number, in: store) == nil && account(number, in: store) == nil)
        }
    }

    @Test func `stands in no list`() async throws {
        let store = try await store()
        #expect(store.snapshot.channels.map(\.id.number) == [1, 2])
        #expect(store.snapshot.accounts.map(\.id.number) == [1, 2])
        #expect(throws: Refusal.self) { try store.snapshot.channel(medium: .webhook, templateCode: nil) }
    }

    @Test func `is made for a snapshot by hand, too`() {
        let rule = FailureRule(
            id: 7, name: "r", scene: .sendFailure, action: .fail, alert: RuleAlert(url: "https://a"))
        let target = AlertTarget(
            id: 8, name: "ops", account: AccountID(1), medium: .email, receivers: [Recipient("a@b")],
            lowestLevel: .info, kinds: [], isEnabled: true)
        let snapshot = CatalogSnapshot(rules: [rule], alertTargets: [target])
        #expect(snapshot.rules == [rule] && snapshot.alertTargets == [target])
        #expect(snapshot.channel(ChannelID(SyntheticNumber.ruleAlert(7).number)) != nil)
        #expect(snapshot.channel(ChannelID(SyntheticNumber.alertTarget(8).number)) != nil)
    }
}
