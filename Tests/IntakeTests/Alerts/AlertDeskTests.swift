import Intake
import Messaging
import TestSupport
import Testing

@Suite struct `An alert` {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    @Test func `is told in both languages to all receivers of a target`() async throws {
        try await AlertHouse.run(desk) { house in
            try await house.record(.alertRaised(AlertHouse.breaker(at: desk.time.now)))
            let told = try await house.told()
            let accepted = try #require(told.first)
            let message = accepted.message
            #expect(told.count == 1 && accepted.deliveries.count == 2)
            #expect(message.application == .house && message.messageClass == .alert)
            #expect(message.channel == ChannelID(SyntheticNumber.alertTarget(1).number))
            #expect(message.origin == .alert(key: "breaker:7") && !message.wantsNotices)
            #expect(message.expiresAt == desk.time.now + .seconds(3600))
            #expect(message.content.subject == "【严重】账号熔断｜Critical: an account rests")
            #expect(
                message.content.body == """
                    账号 mailbox 已熔断。
                    Account mailbox rests.

                    主机 Host: host-1
                    开始 Since: 2027-01-15T08:00:00Z
                    """)
        }
    }

    @Test func `has its title in the text where there is no subject`() async throws {
        let catalog = AlertHouse.catalog(targets: [AlertHouse.target(1, "robot", medium: .dingTalk)])
        try await AlertHouse.run(desk, catalog: catalog) { house in
            try await house.record(.alertRaised(AlertHouse.breaker(at: desk.time.now)))
            let content = try #require(try await house.told().first?.message.content)
            #expect(content.body.hasPrefix(content.subject + "\n"))
        }
    }

    @Test func `goes only to targets that want its level and kind`() async throws {
        let catalog = AlertHouse.catalog(targets: [
            AlertHouse.target(1, "all"), AlertHouse.target(2, "critical", level: .critical),
            AlertHouse.target(3, "disk", kinds: [.disk]),
        ])
        try await AlertHouse.run(desk, catalog: catalog) { house in
            try await house.record(.alertRaised(AlertHouse.breaker(.warning, at: desk.time.now)))
            #expect(
                try await house.told().map(\.message.channel)
                    == [ChannelID(SyntheticNumber.alertTarget(1).number)])
        }
    }

    @Test func `is told once, however often it is raised, and again after an hour`() async throws {
        try await AlertHouse.run(desk) { house in
            try await house.record(.alertRaised(AlertHouse.breaker(at: desk.time.now)))
            #expect(try await house.told().count == 1)
            for _ in 0..<3 {
                desk.time.advance(to: desk.time.now + .seconds(600))
                try await house.record(.alertRaised(AlertHouse.breaker(at: desk.time.now)))
                #expect(try await house.untold().isEmpty)
            }
            desk.time.advance(to: desk.time.now + .seconds(3600))
            try await house.record(.alertRaised(AlertHouse.breaker(at: desk.time.now)))
            let again = try #require(try await house.told().first?.message.content.body)
            #expect(again.contains("次数 Times: 5"))
        }
    }

    @Test func `that is over is told with how long it lasted`() async throws {
        try await AlertHouse.run(desk) { house in
            let alert = AlertHouse.breaker(at: desk.time.now)
            try await house.record(.alertRaised(alert))
            _ = try await house.told()
            desk.time.advance(to: desk.time.now + .seconds(720))
            try await house.record(.alertResolved(AlertResolved(key: alert.key, at: desk.time.now)))
            let content = try #require(try await house.told().first?.message.content)
            #expect(content.subject == "【恢复】账号熔断｜Over: an account rests")
            #expect(content.body.hasPrefix("已恢复，持续 12 分钟。\nIt is over; it lasted 12 min.\n"))
            #expect(try await house.untold().isEmpty)
        }
    }

    @Test func `that nobody wants to hear of is told to nobody, once`() async throws {
        try await AlertHouse.run(desk, catalog: AlertHouse.catalog(targets: [])) { house in
            try await house.record(.alertRaised(AlertHouse.breaker(at: desk.time.now)))
            #expect(try await house.told().isEmpty)
            #expect(try await house.untold().isEmpty)
        }
    }

    @Test func `of a rule with an address goes there alone, as it was frozen`() async throws {
        let rule = FailureRule(
            id: 3, name: "arrears", scene: .sendFailure, action: .fail,
            alert: RuleAlert(level: .critical, url: "http://localhost/alert"))
        try await AlertHouse.run(desk, catalog: AlertHouse.catalog(rules: [rule])) { house in
            let alert = Alert(
                kind: .rule, subject: "arrears", level: .critical, at: desk.time.now, english: "It fails.",
                chinese: "失败。", rule: 3, details: "{\"alert_level\":\"critical\"}")
            try await house.record(.alertRaised(alert))
            let told = try await house.told()
            #expect(told.map(\.message.channel) == [ChannelID(SyntheticNumber.ruleAlert(3).number)])
            #expect(told.first?.message.content.body == "{\"alert_level\":\"critical\"}")
            try await house.record(.alertResolved(AlertResolved(key: alert.key, at: desk.time.now)))
            #expect(try await house.told().isEmpty)
        }
    }

    @Test func `can be tried`() async throws {
        try await AlertHouse.run(desk) { house in
            let tests = try await house.alerts.test("on-call")
            #expect(tests.map(\.target) == ["on-call"] && tests.first?.deliveries.count == 2)
            #expect(try await house.alerts.test(nil).count == 1)
            let refusal = await #expect(throws: Refusal.self) { try await house.alerts.test("nobody") }
            #expect(refusal?.code == .httpNotFound)
        }
    }
}
