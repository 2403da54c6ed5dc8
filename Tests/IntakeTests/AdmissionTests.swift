import Intake
import Ledger
import Messaging
import Testing

@Suite struct `Admission to the house` {
    @Test func `takes nothing while the disk is low`() async throws {
        let bookkeeper = try await TestDesk().openBookkeeper()
        let admission = Admission(bookkeeper: bookkeeper, lagBytesMax: 1000)
        try admission.check()
        admission.setDiskLow(true)
        let refusal = #expect(throws: Refusal.self) { try admission.check() }
        #expect(refusal?.code == .overloaded && refusal?.retryAfter == .seconds(30))
        admission.setDiskLow(false)
        try admission.check()
        await bookkeeper.close()
    }

    @Test func `takes nothing while the tables are too far behind`() async throws {
        let desk = try TestDesk()
        let bookkeeper = try await desk.openBookkeeper()
        let admission = Admission(bookkeeper: bookkeeper, lagBytesMax: 1)
        let intake = desk.intake(bookkeeper, admission: admission)
        _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        let refusal = await #expect(throws: Refusal.self) {
            try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        }
        #expect(refusal?.code == .overloaded && refusal?.retryAfter == .seconds(1))
        let position = bookkeeper.durable
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            _ = try await bookkeeper.read(after: position) { _ in }
            _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
            await bookkeeper.close()
            try await group.waitForAll()
        }
    }

    @Test func `tells the application when nothing was kept because all is full`() async throws {
        let desk = try TestDesk()
        let bookkeeper = try await desk.openBookkeeper()
        let limits = IntakeLimits(ledgerLagBytesMax: .max)
        let intake = desk.intake(bookkeeper, limits: limits)
        let parameters = [(name: "code", value: String(repeating: "x", count: 60_000))]
        let request = TestDesk.request(parameters: parameters)
        var refusal: Refusal?
        for _ in 0..<100 where refusal == nil {
            do throws(Refusal) {
                _ = try await intake.accept(request, of: TestDesk.shop)
            } catch {
                refusal = error
            }
        }
        #expect(refusal?.code == .overloaded && refusal?.retryAfter == .seconds(30))
        await bookkeeper.close()
    }

    @Test func `tells the application when nothing was kept because the house closes`() async throws {
        let desk = try TestDesk()
        let bookkeeper = try await desk.openBookkeeper()
        await bookkeeper.close()
        let refusal = await #expect(throws: Refusal.self) {
            try await desk.intake(bookkeeper).accept(TestDesk.request(), of: TestDesk.shop)
        }
        #expect(refusal?.code == .overloaded && refusal?.retryAfter == .seconds(5))
    }

    @Test func `takes nothing while an operator wants nothing accepted`() async throws {
        let bookkeeper = try await TestDesk().openBookkeeper()
        let admission = Admission(bookkeeper: bookkeeper, lagBytesMax: 1000, isClosed: { true })
        let refusal = #expect(throws: Refusal.self) { try admission.check() }
        #expect(refusal?.code == .overloaded && refusal?.retryAfter == .seconds(60))
        #expect(!admission.isTakingWork)
        await bookkeeper.close()
    }
}
