import Ledger
import Messaging
import Policy
import TestSupport
import Testing

@testable import Intake

@Suite struct `Who watches for trouble` {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    @Test func `tells of a quota from nine tenths on, and of its end apart`() async throws {
        try await AlertHouse.run(desk, tells: false) { house in
            house.world.quotaUsed = 89
            try await house.finds([])
            house.world.quotaUsed = 90
            try await house.finds(["quota:shop"])
            house.world.quotaUsed = 100
            try await house.finds(["quota:shop", "quota:shop/full"])
            #expect(try await house.active().map(\.alert.level) == [.warning, .critical])
            house.world.quotaUsed = 0
            try await house.finds([])
        }
    }

    @Test func `records nothing while nothing changes`() async throws {
        try await AlertHouse.run(desk, tells: false) { house in
            house.world.quotaUsed = 95
            try await house.finds(["quota:shop"])
            let position = house.bookkeeper.durable
            for _ in 0..<3 { try await house.finds(["quota:shop"]) }
            #expect(house.bookkeeper.durable == position)
        }
    }

    @Test func `tells of a budget`() async throws {
        try await AlertHouse.run(desk, tells: false) { house in
            let today = TimeZoneRules.utc.day(of: desk.time.now)
            house.world.spending.restore(
                Money(millionths: 900_000), spentBy: .application(TestDesk.shop), on: today)
            try await house.finds(["budget:shop"])
            house.world.spending.restore(
                Money(millionths: 100_000), spentBy: .application(TestDesk.shop), on: today)
            try await house.finds(["budget:shop", "budget:shop/full"])
            desk.time.advance(to: desk.time.now + .seconds(86_400))
            try await house.finds([])
        }
    }

    @Test func `tells of a disk that is nearly full, and of room`() async throws {
        try await AlertHouse.run(desk, tells: false) { house in
            house.watch.setDiskLow(true)
            try await house.finds(["disk:state"])
            house.watch.setDiskLow(false)
            try await house.finds([])
        }
    }

    @Test func `tells of what is due and waits for too long`() async throws {
        try await AlertHouse.run(desk, tells: false) { house in
            let acceptance = try await desk.intake(house.bookkeeper).accept(
                TestDesk.request(), of: TestDesk.shop)
            desk.time.advance(to: desk.time.now + .seconds(60))
            try await house.finds([])
            desk.time.advance(to: desk.time.now + .seconds(1))
            try await house.finds(["queue_age:urgent"])
            let attempt = AttemptID(delivery: try #require(acceptance.deliveries.first), number: 1)
            try await house.record(
                .attemptStarted(
                    AttemptStarted(attempt: attempt, account: AccountID(1), at: desk.time.now, choice: "")))
            try await house.finds([])
        }
    }

    @Test func `tells of receipts that match nothing, if there are many and they stay`() async throws {
        try await AlertHouse.run(desk, tells: false) { house in
            let notices = (0..<101).map { number in
                ReceiptNotice(
                    providerMessageID: "p-\(number)", recipient: nil, isDelivered: true, code: "DELIVRD",
                    text: "", at: nil)
            }
            let id = CallbackID(UniqueID(high: 1, low: 1))
            try await house.record(
                .callbackReceived(
                    CallbackReceived(
                        id: id, account: AccountID(7), at: desk.time.now, origin: .pushed,
                        contentType: "text/plain", query: "", body: [], peer: "")),
                .callbackRead(
                    CallbackRead(
                        id: id, account: AccountID(7), at: desk.time.now, matched: 0, parked: notices,
                        problem: "")))
            try await house.finds([])
            desk.time.advance(to: desk.time.now + .seconds(700))
            try await house.finds(["receipts:7"])
        }
    }

    @Test func `lets a rule's alert end after a quarter of an hour without another`() async throws {
        try await AlertHouse.run(desk, tells: false) { house in
            func raise() async throws {
                try await house.record(
                    .alertRaised(
                        Alert(
                            kind: .rule, subject: "arrears", level: .warning, at: desk.time.now,
                            english: "It fails.", chinese: "失败。")))
            }
            try await raise()
            desk.time.advance(to: desk.time.now + .seconds(600))
            try await raise()
            desk.time.advance(to: desk.time.now + .seconds(899))
            try await house.finds(["rule:arrears"])
            desk.time.advance(to: desk.time.now + .seconds(1))
            try await house.finds([])
        }
    }
}
