import Catalog
import Messaging
import Testing

@Suite struct `A limit in a document` {
    private func store(_ documents: String...) async throws -> CatalogStore {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        for document in documents { try await store.apply("{\(document)}") }
        return store
    }

    @Test(arguments: [
        #""allowed_addresses": ["192.0.2.7", "2001:db8::/32"]"#,
        #""allowed_addresses": "192.0.2.7, 2001:db8::/32""#,
        #""ip_whitelist": "192.0.2.7\n\n2001:db8::/32\n""#,
    ])
    func `of addresses is kept in one form, however it is written`(text: String) async throws {
        let store = try await store("\"apps\": [{\"name\": \"shop\", \(text)}]")
        let list = try #require(store.snapshot.applications[0].allowedAddresses)
        #expect(list.text == "192.0.2.7, 2001:db8::/32")
        #expect(list.contains("192.0.2.7") && !list.contains("192.0.2.8"))
    }

    @Test(arguments: [
        #""allowed_addresses": []"#, #""allowed_addresses": """#, #""ip_whitelist": "\n""#,
    ])
    func `of addresses can be taken away`(text: String) async throws {
        let store = try await store(
            #""apps": [{"name": "shop", "ip_whitelist": "192.0.2.7"}]"#,
            "\"apps\": [{\"name\": \"shop\", \(text)}]")
        #expect(store.snapshot.applications[0].allowedAddresses == nil)
    }

    @Test func `of money is exact, and null takes it away`() async throws {
        let store = try await store(
            #""apps": [{"name": "shop", "daily_budget": 0.1}]"#,
            #""accounts": [{"name": "mail", "price": "0.045", "daily_budget": 0}]"#)
        #expect(store.snapshot.applications[0].dailyBudget == Money(millionths: 100_000))
        let account = try #require(store.snapshot.account(named: "mail"))
        #expect(account.price == Money(millionths: 45_000) && account.dailyBudget == .zero)
        let export = try await store.export()
        #expect(export["accounts"]?.arrayValue?.first?["price"]?.text() == "0.045")
        try await store.apply(#"{"accounts": [{"name": "mail", "enabled": true}]}"#)
        #expect(store.snapshot.account(named: "mail")?.price != nil)
        try await store.apply(
            """
            {"apps": [{"name": "shop", "daily_budget": null}],
             "accounts": [{"name": "mail", "price": null, "daily_budget": null}]}
            """)
        #expect(store.snapshot.applications[0].dailyBudget == nil)
        let later = try #require(store.snapshot.account(named: "mail"))
        #expect(later.price == nil && later.dailyBudget == nil)
    }

    @Test func `of receivers begins with what is sane for codes, and follows no later class`() async throws {
        let store = try await store(
            #""channels": [{"name": "news", "type": "email", "template": "verify-code"}]"#)
        #expect(store.snapshot.channel(named: "mail-code")?.receiverLimits == ReceiverLimit.standardForCodes)
        #expect(store.snapshot.channel(named: "news")?.receiverLimits == [])
        try await store.apply(
            #"{"channels": [{"name": "mail-code", "class": "notice"}, {"name": "news", "class": "code"}]}"#)
        #expect(store.snapshot.channel(named: "mail-code")?.receiverLimits.count == 3)
        #expect(store.snapshot.channel(named: "news")?.receiverLimits == [])
        try await store.apply(
            """
            {"channels": [{"name": "mail-code", "receiver_limits": []},
                          {"name": "news", "receiver_limits": "5/60m, 1/31d"}]}
            """)
        #expect(store.snapshot.channel(named: "mail-code")?.receiverLimits == [])
        #expect(
            store.snapshot.channel(named: "news")?.receiverLimits == [
                ReceiverLimit(count: 5, window: .seconds(3600)),
                ReceiverLimit(count: 1, window: .seconds(31 * 86400)),
            ])
    }

    @Test func `of hours and repeats is taken away by null`() async throws {
        let store = try await store(
            """
            "channels": [{"name": "mail-code", "class": "notice", "quiet_hours": "22:00-08:00",
                          "repeat_window": "10m"}]
            """)
        let channel = try #require(store.snapshot.channel(named: "mail-code"))
        #expect(channel.quietHours?.description == "22:00-08:00" && channel.repeatWindow == .seconds(600))
        try await store.apply(#"{"channels": [{"name": "mail-code", "ttl": "1h"}]}"#)
        #expect(store.snapshot.channel(named: "mail-code")?.quietHours == channel.quietHours)
        try await store.apply(
            #"{"channels": [{"name": "mail-code", "quiet_hours": null, "repeat_window": null}]}"#)
        let later = try #require(store.snapshot.channel(named: "mail-code"))
        #expect(later.quietHours == nil && later.repeatWindow == nil)
    }

    @Test(arguments: ["code", "alert"])
    func `of hours never holds what is urgent`(word: String) async throws {
        let store = try await store(
            """
            "channels": [{"name": "news", "type": "email", "template": "verify-code",
                          "quiet_hours": "22:00-08:00"}]
            """)
        let late = try await store.refusal(
            of: "{\"channels\": [{\"name\": \"news\", \"class\": \"\(word)\"}]}")
        #expect(late?.kind == .invalid(path: "channels[0].class"))
        let new = try await store.refusal(
            of: """
                {"channels": [{"name": "c", "type": "email", "template": "verify-code", "class": "\(word)",
                               "quiet_hours": "22:00-08:00"}]}
                """)
        #expect(new?.kind == .invalid(path: "channels[0].quiet_hours"))
        #expect(new?.sentence == "Messages of class \(word) never wait, so there are no quiet hours.")
    }

    /// What is wrong, where, and what the sentence or hint must contain.
    static let mistakes: [(text: String, path: String, words: String)] = [
        (#""apps": [{"name": "shop", "allowed_addresses": ["a"]}]"#, "apps[0].allowed_addresses[0]", "“a”"),
        (#""apps": [{"name": "shop", "ip_whitelist": "10.0.0.0/33"}]"#, "apps[0].ip_whitelist", "prefix"),
        (
            #""apps": [{"name": "shop", "ip_whitelist": "::1", "allowed_addresses": "::1"}]"#,
            "apps[0].ip_whitelist", "one of them"
        ),
        (#""apps": [{"name": "shop", "time_zone": "Asia/Shangai"}]"#, "apps[0].time_zone", "“Asia/Shanghai”"),
        (#""apps": [{"name": "shop", "time_zone": "../etc/passwd"}]"#, "apps[0].time_zone", "IANA"),
        (#""apps": [{"name": "shop", "daily_budget": -1}]"#, "apps[0].daily_budget", "0.045"),
        (#""apps": [{"name": "shop", "daily_budget": "1000001"}]"#, "apps[0].daily_budget", "at most"),
        (#""accounts": [{"name": "mail", "price": 0.0000001}]"#, "accounts[0].price", "decimal"),
        (#""accounts": [{"name": "mail", "daily_budget": true}]"#, "accounts[0].daily_budget", "decimal"),
        (
            #""channels": [{"name": "mail-code", "quiet_hours": "22-8"}]"#, "channels[0].quiet_hours",
            "22:00-08:00"
        ),
        (
            #""channels": [{"name": "mail-code", "quiet_hours": "22:00-22:00"}]"#,
            "channels[0].quiet_hours", "same time"
        ),
        (
            #""channels": [{"name": "mail-code", "time_zone": "Mars/Base"}]"#, "channels[0].time_zone",
            "Mars/Base"
        ),
        (
            #""channels": [{"name": "mail-code", "receiver_limits": ["5"]}]"#,
            "channels[0].receiver_limits[0]", "5/1h"
        ),
        (
            #""channels": [{"name": "mail-code", "receiver_limits": ["0/1h"]}]"#,
            "channels[0].receiver_limits[0]", "1 to 1000"
        ),
        (
            #""channels": [{"name": "mail-code", "receiver_limits": ["1/1h", "1/32d"]}]"#,
            "channels[0].receiver_limits[1]", "31d"
        ),
        (
            #""channels": [{"name": "mail-code", "receiver_limits": ["1/1h", "2/60m"]}]"#,
            "channels[0].receiver_limits[1]", "same time"
        ),
        (
            #""channels": [{"name": "mail-code", "repeat_window": 600}]"#, "channels[0].repeat_window",
            "10m"
        ),
        (
            #""channels": [{"name": "mail-code", "quite_hours": "22:00-08:00"}]"#,
            "channels[0].quite_hours", "“quiet_hours”"
        ),
    ]

    @Test(arguments: mistakes)
    func `is refused with its place and a sentence`(mistake: (text: String, path: String, words: String))
        async throws
    {
        let error = try #require(try await store().refusal(of: "{\(mistake.text)}"))
        #expect(error.kind == .invalid(path: mistake.path))
        #expect(error.description.contains(mistake.words), "\(error)")
    }
}
