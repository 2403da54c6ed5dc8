import Intake
import Ledger
import Messaging
import TestSupport
import Testing

@Suite struct `A receipt at the desk` {
    private static let number = "+8613800138000"
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    @Test(arguments: [("DELIVRD", DeliveryState.delivered), ("UNDELIV", .failed)])
    func `settles the attempt that it names`(code: String, state: DeliveryState) async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.send("p-1")
            let read = try await house.hear(LineFormat.receipt("p-1", code: code))
            #expect(read.matched == 1 && read.parked.isEmpty && read.problem.isEmpty)
            #expect(try await house.state(of: attempt) == state)
            #expect(await house.events.receipts.map(\.code) == [code])
        }
    }

    @Test func `finds its attempt by our own name for it, too`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.start()
            let read = try await house.hear(LineFormat.receipt("new", attempt: attempt))
            #expect(read.matched == 1)
            #expect(try await house.state(of: attempt) == .delivered)
        }
    }

    @Test func `comes with others in one callback, each for its own recipient`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let first = try await house.send("p-1", to: "13800138000")
            let second = try await house.send("p-1", to: "13800138001")
            let read = try await house.hear(
                LineFormat.receipt("p-1", to: Recipient("+8613800138001"), code: "UNDELIV"),
                LineFormat.receipt("p-1", to: Recipient("+8613800138000")),
                LineFormat.receipt("p-9", to: Recipient("+8613800138000")))
            #expect(read.matched == 2 && read.parked.map(\.providerMessageID) == ["p-9"])
            #expect(try await house.state(of: first) == .delivered)
            #expect(try await house.state(of: second) == .failed)
        }
    }

    // MARK: Early, twice, late

    @Test func `that comes before the answer waits for it`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.start()
            let read = try await house.hear(LineFormat.receipt("p-1"))
            #expect(read.matched == 0 && read.parked.count == 1)
            #expect(try await house.parkedCount() == 1)
            try await house.finish(attempt, as: "p-1")
            house.receipts.ring()
            let unparked = try await house.events.unparked()
            #expect(unparked.callback == read.id && unparked.place == 0 && unparked.isMatched)
            #expect(try await house.state(of: attempt) == .delivered)
            #expect(try await house.parkedCount() == 0)
        }
    }

    /// Moves the clock to whatever somebody sleeps for, until `body` is done.
    private func whileTimePasses<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    if let moment = self.desk.time.nextMoment { self.desk.time.advance(to: moment) }
                    await Task.yield()
                }
                return nil
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            while let value = try await group.next() {
                if let value { return value }
            }
            throw CancellationError()
        }
    }

    @Test func `that waits is looked at again by itself`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.start()
            _ = try await house.hear(LineFormat.receipt("p-1"))
            try await house.finish(attempt, as: "p-1")
            let unparked = try await whileTimePasses { try await house.events.unparked() }
            #expect(unparked.isMatched)
        }
    }

    @Test func `that nobody's attempt answers to is let go after three days`() async throws {
        try await ReceiptHouse.run(desk) { house in
            _ = try await house.hear(LineFormat.receipt("foreign"))
            #expect(try await house.parkedCount() == 1)
            house.desk.time.advance(to: TestDesk.start + ReceiptDesk.parkedLife + .seconds(3600))
            house.receipts.ring()
            #expect(try await !house.events.unparked().isMatched)
            #expect(try await house.parkedCount() == 0)
            #expect(await house.events.receipts.isEmpty)
        }
    }

    @Test func `that comes twice is recorded once`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.send("p-1")
            let line = LineFormat.receipt("p-1")
            #expect(try await house.hear(line, line).matched == 2)
            #expect(try await house.hear(line).matched == 1)
            #expect(await house.events.receipts.map(\.attempt) == [attempt])
        }
    }

    @Test func `that says the opposite later changes nothing`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.send("p-1")
            _ = try await house.hear(LineFormat.receipt("p-1"))
            _ = try await house.hear(LineFormat.receipt("p-1", code: "UNDELIV"))
            #expect(try await house.state(of: attempt) == .delivered)
        }
    }

    // MARK: Whose

    @Test func `of one account never settles another's attempt`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.send("p-1", through: ReceiptHouse.other)
            let read = try await house.hear(
                LineFormat.receipt("p-1"), LineFormat.receipt("x", attempt: attempt))
            #expect(read.matched == 0 && read.parked.count == 2)
            #expect(try await house.state(of: attempt) == .awaitingReceipt)
            #expect(
                try await house.hear(LineFormat.receipt("p-1"), through: ReceiptHouse.other).matched == 1)
        }
    }

    @Test func `that names no message is nobody's`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.send("")
            let read = try await house.hear(
                LineFormat.receipt(""), LineFormat.receipt("", to: Recipient(Self.number)))
            #expect(read.matched == 0 && read.parked.isEmpty)
            #expect(read.problem == "2 of its receipts name no message.")
            #expect(try await house.state(of: attempt) == .awaitingReceipt)
        }
    }

    @Test func `of an account that is gone is kept, and nothing more`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let read = try await house.hear(LineFormat.receipt("p-1"), through: AccountID(99))
            #expect(read.matched == 0 && read.parked.isEmpty && !read.problem.isEmpty)
        }
    }

    // MARK: What recipients want

    @Test func `that says a recipient is blacklisted suppresses them`() async throws {
        try await ReceiptHouse.run(desk) { house in
            _ = try await house.send("p-1")
            _ = try await house.hear(LineFormat.receipt("p-1", code: "BLACK"))
            let suppression = try await house.suppression(of: Self.number)
            #expect(suppression?.reason == .blocked && suppression?.account == ReceiptHouse.account)
            #expect(suppression?.text == "BLACK")
        }
    }

    @Test(arguments: ["UNDELIV", "DELIVRD"])
    func `that says anything else suppresses nobody`(code: String) async throws {
        try await ReceiptHouse.run(desk) { house in
            _ = try await house.send("p-1")
            _ = try await house.hear(LineFormat.receipt("p-1", code: code))
            #expect(try await house.suppression(of: Self.number) == nil)
        }
    }

    @Test func `about a foreign message suppresses nobody`() async throws {
        try await ReceiptHouse.run(desk) { house in
            _ = try await house.hear(
                LineFormat.receipt("foreign", to: Recipient(Self.number), code: "BLACK"))
            #expect(try await house.suppression(of: Self.number) == nil)
        }
    }

    @Test func `that had to wait suppresses all the same`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.start()
            _ = try await house.hear(LineFormat.receipt("p-1", code: "BLACK"))
            try await house.finish(attempt, as: "p-1")
            _ = try await house.state(of: attempt)
            house.receipts.ring()
            _ = try await house.events.unparked()
            #expect(try await house.suppression(of: Self.number)?.reason == .blocked)
        }
    }

    @Test func `can be the reply of somebody who wants no more`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let read = try await house.hear("stop|\(Self.number)|退订")
            #expect(read.matched == 0 && read.parked.isEmpty && read.problem.isEmpty)
            let suppression = try await house.suppression(of: Self.number)
            #expect(suppression?.reason == .optedOut && suppression?.text == "退订")
            #expect(suppression?.at == TestDesk.start)
        }
    }
}
