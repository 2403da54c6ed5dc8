import Intake
import Ledger
import Messaging
import Testing

@Suite struct `A callback` {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    @Test func `is kept as it was written`() async throws {
        try await ReceiptHouse.run(desk, reads: false) { house in
            let callback = house.callback(["any\u{0}thing", "at all"])
            try await house.intake.receive(callback)
            #expect(try await house.events.received() == callback)
        }
    }

    @Test func `is refused when it cannot be kept, so that it comes again`() async throws {
        try await ReceiptHouse.run(desk, reads: false) { house in
            await house.bookkeeper.close()
            await #expect(throws: LedgerError.self) {
                try await house.intake.receive(house.callback(["x"]))
            }
        }
    }

    @Test func `that nobody understands is kept with the reason, and others are read`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.send("p-1")
            let read = try await house.hear(LineFormat.receipt("p-1"), "nonsense")
            #expect(read.problem == "A line is neither receipt nor stop.")
            #expect(read.matched == 0 && read.parked.isEmpty)
            #expect(try await house.state(of: attempt) == .awaitingReceipt)
            #expect(try await house.hear(LineFormat.receipt("p-1")).matched == 1)
        }
    }

    @Test func `that was received but not read is read after the next start`() async throws {
        let (attempt, callback) = try await ReceiptHouse.run(desk, reads: false) { house in
            let attempt = try await house.send("p-1")
            let callback = house.callback([LineFormat.receipt("p-1")])
            try await house.intake.receive(callback)
            return (attempt, callback)
        }
        try await ReceiptHouse.run(desk) { house in
            #expect(try await house.events.reading(of: callback).matched == 1)
            #expect(try await house.state(of: attempt) == .delivered)
            let unread = try await house.ask { tables throws(LedgerError) in
                try await tables.unreadCallbacks(limit: 10)
            }
            #expect(unread.isEmpty)
        }
    }

    /// The reading of a callback may be durable and not applied when the daemon dies, and then it is read
    /// again by nobody; or be neither, and then it is read twice. Here it is recorded twice.
    @Test func `that is read twice means what it meant once`() async throws {
        try await ReceiptHouse.run(desk) { house in
            let attempt = try await house.send("p-1")
            let callback = house.callback([LineFormat.receipt("p-1"), LineFormat.receipt("foreign")])
            try await house.intake.receive(callback)
            let read = try await house.events.reading(of: callback)
            let receipt = try #require(await house.events.receipts.first)
            try await house.bookkeeper.record([.receiptArrived(receipt), .callbackRead(read)])
            #expect(try await house.state(of: attempt) == .delivered)
            #expect(try await house.parkedCount() == 1)
        }
    }

    @Test func `is one of many, and all are read`() async throws {
        try await ReceiptHouse.run(desk) { house in
            var callbacks: [CallbackReceived] = []
            var attempts: [AttemptID] = []
            for number in 0..<70 {
                attempts.append(try await house.send("p-\(number)"))
                callbacks.append(house.callback([LineFormat.receipt("p-\(number)")]))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for callback in callbacks { group.addTask { try await house.intake.receive(callback) } }
                try await group.waitForAll()
            }
            for _ in callbacks {
                _ = try await house.events.next { event -> Int? in
                    guard case .callbackRead(let read) = event else { return nil }
                    return read.matched
                }
            }
            for attempt in attempts { #expect(try await house.state(of: attempt) == .delivered) }
        }
    }
}
