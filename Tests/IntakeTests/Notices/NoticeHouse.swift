import Catalog
import Intake
import Ledger
import Logging
import Messaging
import Synchronization
import TestSupport
import Testing

/// A ledger that lives, an application with endpoints, and the desk that tells it what became of its
/// messages.
struct NoticeHouse {
    let desk: TestDesk
    let bookkeeper: Bookkeeper
    let notices: NoticeDesk
    let replays: ReplayDesk
    let events: EventWatch
    let endpoints: Endpoints

    /// The endpoints of the catalog, which change as an operator changes them.
    final class Endpoints: Sendable {
        private let list: Mutex<[WebhookEndpoint]>

        init(_ list: [WebhookEndpoint]) { self.list = Mutex(list) }

        var catalog: CatalogSnapshot {
            CatalogSnapshot(applications: [NoticeHouse.application(list.withLock { $0 })])
        }

        func enable(_ number: Int64, _ isEnabled: Bool) {
            list.withLock { list in
                for index in list.indices where list[index].id == number {
                    list[index].isEnabled = isEnabled
                }
            }
        }
    }

    /// Lets a daemon live in `desk`'s folder; `tells` says whether anybody takes notices there.
    static func run<Value: Sendable>(
        _ desk: TestDesk, endpoints list: [WebhookEndpoint] = [endpoint(1)], tells: Bool = true,
        _ body: (NoticeHouse) async throws -> Value
    ) async throws -> Value {
        let bookkeeper = try await desk.openBookkeeper()
        let endpoints = Endpoints(list)
        let dice = Mutex(Dice(seed: UInt64(desk.time.now.milliseconds)))
        let roll: @Sendable () -> UInt64 = { dice.withLock { $0.next() } }
        let notices = NoticeDesk(
            bookkeeper: bookkeeper, catalog: { endpoints.catalog }, time: desk.time, dice: roll,
            logger: .silent)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            if tells { group.addTask { try await notices.run() } }
            let house = NoticeHouse(
                desk: desk, bookkeeper: bookkeeper, notices: notices,
                replays: ReplayDesk(
                    bookkeeper: bookkeeper, catalog: { endpoints.catalog }, time: desk.time, dice: roll),
                events: EventWatch(bookkeeper.committed()), endpoints: endpoints)
            let value = try await body(house)
            group.cancelAll()
            await bookkeeper.close()
            while let result = await group.nextResult() {
                if case .failure(let error as LedgerError) = result, error.kind != .closed { throw error }
            }
            return value
        }
    }

    static func endpoint(
        _ number: Int64, words: Set<NoticeWord> = Set(NoticeWord.allCases), isEnabled: Bool = true
    ) -> WebhookEndpoint {
        WebhookEndpoint(
            id: number, name: "endpoint \(number)", url: "http://localhost/", secret: "", words: words,
            isEnabled: isEnabled, allowsPrivateAddresses: true, timeout: .seconds(5))
    }

    static func application(_ endpoints: [WebhookEndpoint]) -> Messaging.Application {
        Messaging.Application(
            id: TestDesk.shop, name: "shop", secret: [], isEnabled: true, dailyQuota: 0, rateLimit: 0,
            acceptsDocumentedSignature: false, endpoints: endpoints)
    }

    static func channel(_ endpoint: Int64) -> ChannelID {
        ChannelID(SyntheticNumber.endpoint(endpoint).number)
    }

    // MARK: What happens

    /// Accepts a message whose application wants to know, to so many receivers.
    func accept(_ count: Int = 1, wantsNotices: Bool = true) async throws -> [DeliveryID] {
        let now = desk.time.now
        let message = Message(
            id: MessageID(Self.name(at: now)), application: TestDesk.shop, channel: ChannelID(1),
            medium: .sms, messageClass: .notice, isBatch: count > 1,
            content: Content(subject: "", body: "Hello.", format: .text),
            template: TemplateVersion(template: TemplateID(1), code: "hello", version: 1), parameters: "{}",
            signatureName: "", acceptedAt: now, scheduledAt: nil, expiresAt: now + .seconds(3600),
            fingerprint: 0, attachments: [], wantsNotices: wantsNotices)
        let deliveries = (0..<count).map { index in
            Delivery(
                id: DeliveryID(Self.name(at: now)),
                recipient: Recipient("+861380013" + String(1000 + index)))
        }
        try await bookkeeper.record([
            .messageAccepted(MessageAccepted(message: message, deliveries: deliveries))
        ])
        return deliveries.map(\.id)
    }

    /// Attempts a delivery, with that end.
    func attempt(
        _ delivery: DeliveryID, _ result: AttemptResult, _ disposition: Disposition = .done, number: Int = 1
    ) async throws {
        let attempt = AttemptID(delivery: delivery, number: number)
        let now = desk.time.now
        try await bookkeeper.record([
            .attemptStarted(
                AttemptStarted(attempt: attempt, account: AccountID(1), at: now, choice: "the only one")),
            .attemptFinished(
                AttemptFinished(
                    attempt: attempt, account: AccountID(1), at: now, result: result, disposition: disposition
                )),
        ])
    }

    func report(_ delivery: DeliveryID, isDelivered: Bool, code: String) async throws {
        try await bookkeeper.record([
            .receiptArrived(
                ReceiptArrived(
                    attempt: AttemptID(delivery: delivery, number: 1), at: desk.time.now,
                    isDelivered: isDelivered, code: code, text: "", reportedAt: nil))
        ])
    }

    private static func name(at moment: Timestamp) -> UniqueID {
        UniqueID(at: moment) { .random(in: .min ... .max) }
    }

    // MARK: What is told

    /// Lets the desk look at the tables as they are with all that was recorded, and returns the messages that
    /// tell the next end.
    func told() async throws -> [MessageAccepted] {
        _ = try await ask { tables throws(LedgerError) in try await tables.parkedCount() }
        notices.ring()
        var told: [MessageAccepted] = []
        while true {
            let event = try await events.next { event in
                switch event {
                case .messageAccepted(let accepted) where accepted.message.medium == .webhook: event
                case .noticeTaken: event
                default: nil
                }
            }
            guard case .messageAccepted(let accepted) = event else { return told }
            told.append(accepted)
        }
    }

    func ask<Value: Sendable>(_ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value)
        async throws -> Value
    {
        let reading = try await bookkeeper.read(after: bookkeeper.durable, query)
        try #require(!reading.isBehind)
        return reading.value
    }

    func untaken() async throws -> [NoticeView] {
        try await ask { tables throws(LedgerError) in try await tables.untakenNotices(limit: 1000) }
    }
}

extension Logger {
    /// Says nothing.
    static var silent: Logger { Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }) }
}
