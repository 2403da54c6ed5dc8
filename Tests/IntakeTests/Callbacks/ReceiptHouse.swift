import Catalog
import Intake
import Ledger
import Logging
import Messaging
import TestSupport
import Testing

/// A desk with a ledger that lives, and two accounts of a provider that writes ``LineFormat``.
struct ReceiptHouse {
    let desk: TestDesk
    let bookkeeper: Bookkeeper
    let receipts: ReceiptDesk
    let intake: CallbackIntake
    let events: EventWatch

    static let account = AccountID(1)
    static let other = AccountID(2)

    /// Lets a daemon live in `desk`'s folder; `reads` says whether anybody reads callbacks there.
    static func run<Value: Sendable>(
        _ desk: TestDesk, reads: Bool = true, _ body: (ReceiptHouse) async throws -> Value
    ) async throws -> Value {
        let bookkeeper = try await desk.openBookkeeper()
        let receipts = ReceiptDesk(
            bookkeeper: bookkeeper, catalog: { catalog },
            formats: { $0 == "lines" ? LineFormat.format : nil },
            answers: { _ in LineFormat.answers },
            judge: ReceiptJudge(catalog: { catalog }, dice: { 0 }), time: desk.time,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            if reads { group.addTask { try await receipts.run() } }
            let house = ReceiptHouse(
                desk: desk, bookkeeper: bookkeeper, receipts: receipts,
                intake: CallbackIntake(bookkeeper: bookkeeper, desk: receipts),
                events: EventWatch(bookkeeper.committed()))
            let value = try await body(house)
            group.cancelAll()
            await bookkeeper.close()
            while let result = await group.nextResult() {
                if case .failure(let error as LedgerError) = result, error.kind != .closed { throw error }
            }
            return value
        }
    }

    static let catalog = CatalogSnapshot(
        accounts: [account, other].map { id in
            Account(
                id: id, name: "account \(id)", provider: "lines", configuration: [:], isEnabled: true,
                concurrencyMax: 1, version: 1)
        })

    // MARK: What happens

    /// Accepts a message and starts its first attempt.
    func start(to receiver: String = "13800138000", through account: AccountID = account) async throws
        -> AttemptID
    {
        let acceptance = try await desk.intake(bookkeeper).accept(
            TestDesk.request(to: [receiver]), of: TestDesk.shop)
        let attempt = AttemptID(delivery: try #require(acceptance.deliveries.first), number: 1)
        try await bookkeeper.record([
            .attemptStarted(
                AttemptStarted(attempt: attempt, account: account, at: desk.time.now, choice: "the only one"))
        ])
        return attempt
    }

    /// Lets the provider take an attempt and call it `id`.
    func finish(_ attempt: AttemptID, as id: String, through account: AccountID = account) async throws {
        try await bookkeeper.record([
            .attemptFinished(
                AttemptFinished(
                    attempt: attempt, account: account, at: desk.time.now,
                    result: AttemptResult(.accepted, providerMessageID: id),
                    disposition: .awaitReceipt(until: desk.time.now + .seconds(86_400))))
        ])
    }

    /// Accepts a message that the provider takes and calls `id`.
    func send(_ id: String, to receiver: String = "13800138000", through account: AccountID = account)
        async throws -> AttemptID
    {
        let attempt = try await start(to: receiver, through: account)
        try await finish(attempt, as: id, through: account)
        return attempt
    }

    /// Takes a callback in and returns what reading it came to.
    func hear(_ lines: String..., through account: AccountID = account) async throws -> CallbackRead {
        let callback = callback(lines, through: account)
        try await intake.receive(callback)
        return try await events.reading(of: callback)
    }

    func callback(_ lines: [String], through account: AccountID = account) -> CallbackReceived {
        CallbackReceived(
            id: CallbackID(UniqueID(high: .random(in: .min ... .max), low: 1)), account: account,
            at: desk.time.now, origin: .pushed, contentType: "text/plain", query: "",
            body: Array(lines.joined(separator: "\n").utf8), peer: "192.0.2.1")
    }

    // MARK: What is known

    func ask<Value: Sendable>(_ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value)
        async throws -> Value
    {
        let reading = try await bookkeeper.read(after: bookkeeper.durable, query)
        #expect(!reading.isBehind)
        return reading.value
    }

    func state(of attempt: AttemptID) async throws -> DeliveryState? {
        try await ask { tables throws(LedgerError) in try await tables.delivery(attempt.delivery)?.state }
    }

    func parkedCount() async throws -> Int {
        try await ask { tables throws(LedgerError) in try await tables.parkedCount() }
    }

    func suppression(of receiver: String) async throws -> Suppression? {
        let recipient = Recipient(receiver)
        return try await ask { tables throws(LedgerError) in
            try await tables.suppression(of: recipient, medium: .sms)
        }
    }
}
