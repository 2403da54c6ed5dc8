import Catalog
import Messaging
import Testing

@Suite struct `Somebody who hears of alerts` {
    @Test func `hears of every warning by default, over what the account carries`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(#"{"alerts": [{"name": "ops", "account": "mail", "receivers": "o@x.cn"}]}"#)
        let account = try #require(store.snapshot.account(named: "mail")).id
        #expect(
            store.snapshot.alertTargets == [
                AlertTarget(
                    id: 1, name: "ops", account: account, medium: .email, receivers: [Recipient("o@x.cn")],
                    lowestLevel: .warning, kinds: [], isEnabled: true)
            ])
        #expect(store.snapshot.alertTarget(1)?.name == "ops")
    }

    @Test func `keeps what a later document does not name`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        let changes = try await store.apply(#"{"alerts": [{"name": "ops", "kinds": [], "enabled": false}]}"#)
        #expect(
            changes.summary.first
                == #"alert ops: updated (kinds ["breaker","disk"] → [], enabled true → false)"#)
        let target = try #require(store.snapshot.alertTargets.first)
        #expect(target.receivers == [Recipient("@all")] && target.lowestLevel == .critical)
        #expect(target.kinds.isEmpty && !target.isEnabled)
    }

    @Test func `changes its medium with its account`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        try await store.apply(
            #"{"alerts": [{"name": "ops", "account": "mail", "receivers": ["o@x.cn"]}]}"#)
        #expect(store.snapshot.alertTargets.first?.medium == .email)
    }
}
