import Catalog
import Intake
import Ledger
import Messaging
import TestSupport
import Testing

/// The desks for what was accepted, with a ledger that lives.
struct LifeHouse {
    let test: TestDesk
    let bookkeeper: Bookkeeper
    let intake: MessageIntake
    let desk: DeliveryDesk
    let resends: ResendDesk

    static let shop = Asker.application(TestDesk.shop)
    static let stranger = Asker.application(ApplicationID("stranger"))
    static let operating = Asker.operating("root")
    private static let account = AccountID(1)

    /// Lets a daemon live in a folder of its own.
    static func run(_ body: (LifeHouse) async throws -> Void) async throws {
        let test = try TestDesk()
        let bookkeeper = try await test.openBookkeeper()
        let intake = test.intake(bookkeeper)
        let house = LifeHouse(
            test: test, bookkeeper: bookkeeper, intake: intake,
            desk: DeliveryDesk(bookkeeper: bookkeeper, time: test.time, scheduleHorizon: .seconds(86_400)),
            resends: ResendDesk(
                bookkeeper: bookkeeper, intake: intake, time: test.time,
                dice: { .random(in: .min ... .max) }))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            try await body(house)
            group.cancelAll()
            await bookkeeper.close()
            while let result = await group.nextResult() {
                if case .failure(let error as LedgerError) = result, error.kind != .closed { throw error }
            }
        }
    }

    // MARK: What happens

    func send() async throws -> DeliveryID {
        try #require(try await intake.accept(TestDesk.request(), of: TestDesk.shop).deliveries.first)
    }

    func sendBatch(_ count: Int) async throws -> Acceptance {
        let receivers = (0..<count).map { "138" + String(10_000_000 + $0) }
        return try await intake.accept(
            TestDesk.request(to: receivers, isBatch: true), of: TestDesk.shop)
    }

    /// An attempt begins, and nobody knows yet how it ends.
    func start(_ deliveries: DeliveryID..., number: Int = 1) async throws {
        try await bookkeeper.record(
            deliveries.map { delivery in
                .attemptStarted(
                    AttemptStarted(
                        attempt: AttemptID(delivery: delivery, number: number), account: Self.account,
                        at: test.time.now, choice: "the only one"))
            })
    }

    /// The first attempt ends.
    func finish(
        _ deliveries: DeliveryID..., with outcome: Outcome, then disposition: Disposition
    ) async throws {
        try await bookkeeper.record(
            deliveries.map { delivery in
                .attemptFinished(
                    AttemptFinished(
                        attempt: AttemptID(delivery: delivery, number: 1), account: Self.account,
                        at: test.time.now, result: AttemptResult(outcome), disposition: disposition))
            })
    }

    func deliver(_ delivery: DeliveryID) async throws {
        try await start(delivery)
        try await finish(delivery, with: .delivered, then: .done)
    }

    func fail(_ delivery: DeliveryID) async throws {
        try await start(delivery)
        try await finish(delivery, with: .rejected(.permanent), then: .fail)
    }

    // MARK: What is known

    func view(_ delivery: DeliveryID) async throws -> DeliveryView {
        let reading = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.delivery(delivery)
        }
        #expect(!reading.isBehind)
        return try #require(reading.value)
    }

    func state(_ delivery: DeliveryID) async throws -> DeliveryState { try await view(delivery).state }
}
