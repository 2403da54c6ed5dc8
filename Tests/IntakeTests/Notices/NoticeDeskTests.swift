import Intake
import Ledger
import Messaging
import TestSupport
import Testing

@Suite struct `A notice` {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    @Test func `has the keys of the wire contract in its order, byte for byte`() async throws {
        try await NoticeHouse.run(desk) { house in
            let delivery = try await house.accept()[0]
            try await house.attempt(
                delivery, AttemptResult(.accepted, providerMessageID: "p-1"),
                .awaitReceipt(until: desk.time.now + .seconds(100)))
            desk.time.advance(to: desk.time.now + .seconds(1))
            try await house.report(delivery, isDelivered: false, code: "UNDELIV")
            let message = try #require(try await house.told().first?.message)
            #expect(message.content.subject == "rejected")
            #expect(
                message.content.body == """
                    {"event":"rejected","task_id":"\(delivery)","app_id":"shop","status":"failed",\
                    "receiver":"13800131000","error_code":"UNDELIV","error_msg":"","timestamp":1800000001,\
                    "extra":{"provider_id":"p-1","report_time":"2027-01-15T08:00:01Z"}}
                    """)
        }
    }

    @Test func `is a message on the endpoint's channel with an event id and a day to live`() async throws {
        try await NoticeHouse.run(desk) { house in
            try await house.attempt(try await house.accept()[0], AttemptResult(.delivered))
            let told = try await house.told()
            let accepted = try #require(told.first)
            let message = accepted.message
            #expect(told.count == 1 && accepted.deliveries.map(\.recipient.address) == ["endpoint 1"])
            #expect(message.channel == NoticeHouse.channel(1) && message.medium == .webhook)
            #expect(message.messageClass == .notice && message.application == TestDesk.shop)
            #expect(message.expiresAt == desk.time.now + .seconds(86_400) && !message.wantsNotices)
            guard case .notice(let id) = message.origin else {
                Issue.record("no notice")
                return
            }
            #expect(message.parameters == "{\"event_id\":\"\(id)\"}")
        }
    }

    @Test func `goes to each endpoint that wants its word, in one record`() async throws {
        let endpoints = [
            NoticeHouse.endpoint(1), NoticeHouse.endpoint(2, words: [.failed]),
            NoticeHouse.endpoint(3, words: [.success]), NoticeHouse.endpoint(4, isEnabled: false),
        ]
        try await NoticeHouse.run(desk, endpoints: endpoints) { house in
            try await house.attempt(try await house.accept()[0], AttemptResult(.delivered))
            let told = try await house.told()
            #expect(told.map(\.message.channel) == [1, 3].map(NoticeHouse.channel))
            #expect(try await house.untaken().isEmpty)
        }
    }

    @Test func `that nobody wants is taken all the same`() async throws {
        try await NoticeHouse.run(desk, endpoints: []) { house in
            try await house.attempt(
                try await house.accept()[0], AttemptResult(.rejected(.permanent)), .fail)
            #expect(try await house.told().isEmpty)
            #expect(try await house.untaken().isEmpty)
        }
    }

    @Test func `is not owed for a message that wants none`() async throws {
        try await NoticeHouse.run(desk, tells: false) { house in
            try await house.attempt(
                try await house.accept(wantsNotices: false)[0], AttemptResult(.delivered))
            #expect(try await house.untaken().isEmpty)
        }
    }

    @Test func `is taken in pages, none twice and none left`() async throws {
        try await NoticeHouse.run(desk) { house in
            let deliveries = try await house.accept(450)
            for delivery in deliveries { try await house.attempt(delivery, AttemptResult(.delivered)) }
            var told: [String] = []
            for _ in deliveries {
                told += try await house.told().map(\.message.content.body)
            }
            #expect(told.count == 450 && Set(told).count == 450)
            #expect(try await house.untaken().isEmpty)
        }
    }

    @Test func `that was owed when the daemon died is told by the next, once`() async throws {
        let delivery = try await NoticeHouse.run(desk, tells: false) { house in
            let delivery = try await house.accept()[0]
            try await house.attempt(delivery, AttemptResult(.delivered))
            return delivery
        }
        try await NoticeHouse.run(desk) { house in
            let body = try #require(try await house.told().first?.message.content.body)
            #expect(body.contains("\(delivery)"))
        }
        let left = try await NoticeHouse.run(desk, tells: false) { house in try await house.untaken() }
        #expect(left.isEmpty)
    }
}
