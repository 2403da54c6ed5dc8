import Catalog
import Execution
import FoundationEssentials
import Journal
import Ledger
import Logging
import Messaging
import Outbound
import Policy
import ServiceLifecycle
import TestSupport

/// A dispatcher with a real ledger in a folder of its own, a small catalog and scripted senders.
final class TestHouse: Sendable {
    /// What a test has in hand while the dispatcher runs.
    struct Running: Sendable {
        let bookkeeper: Bookkeeper
        let dispatcher: Dispatcher
        let services: ServiceGroup
        let watch: EventWatch
        let time: SimulatedTime
    }

    static let start = Timestamp(seconds: 1_800_000_000)

    private let folder = "/tmp/message-push-outbound-\(UInt64.random(in: .min ... .max))"
    let time = SimulatedTime(start)

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            preconditionFailure("\(folder) was not there: \(error)")
        }
    }

    private func openBookkeeper() async throws -> Bookkeeper {
        let limits = JournalLimits(
            segmentBytesMax: 1 << 20, recordBytesMax: 256 << 10, journalBytesMax: 16 << 20,
            groupBytesMax: 1 << 20,
            queueBytesMax: 1 << 20)
        return try await Bookkeeper.open(
            directory: folder, limits: limits,
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "test.write"), reading: QueueExecutor(label: "test.read"),
                following: QueueExecutor(label: "test.follow")),
            time: time)
    }

    /// Lets the dispatcher run while `body` does; events of `past` happened before it started.
    func run(
        _ senders: [Int64: any Sender], past: [Event] = [],
        limits: OutboundLimits = OutboundLimits(attemptsInFlightMax: 16),
        catalog: @escaping @Sendable () -> CatalogSnapshot = { TestHouse.catalog },
        isHeld: @escaping @Sendable () -> Bool = { false },
        _ body: @Sendable (Running) async throws -> Void
    ) async throws {
        let bookkeeper = try await openBookkeeper()
        let watch = EventWatch(bookkeeper.committed())
        for event in past { try await bookkeeper.record([event]) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let dispatcher = Dispatcher(
            bookkeeper: bookkeeper, catalog: catalog, senders: { senders[$0.id.number] },
            time: time,
            dice: { 400 }, spending: SpendingBook(), limits: limits, isHeld: isHeld, logger: logger)
        let services = ServiceGroup(services: [dispatcher], logger: logger)
        let running = Running(
            bookkeeper: bookkeeper, dispatcher: dispatcher, services: services, watch: watch, time: time)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            group.addTask { try await services.run() }
            try await body(running)
            await services.triggerGracefulShutdown()
            try await group.next()
            await bookkeeper.close()
            try await group.waitForAll()
        }
    }

    /// Where a delivery stands once everything that is durable is in the tables.
    static func state(of id: DeliveryID, in bookkeeper: Bookkeeper) async throws -> DeliveryState? {
        try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.delivery(id)?.state
        }.value
    }

    // MARK: The catalog and the work

    /// Channel 1 has accounts 1 and, in its stead, 2; channel 2 has account 3 alone.
    static let catalog = catalog()

    /// The same with some accounts paused.
    static func catalog(version: Int64 = 0, paused: Set<Int64> = []) -> CatalogSnapshot {
        CatalogSnapshot(
            version: version,
            accounts: [1, 2, 3].map { number in
                Account(
                    id: AccountID(number), name: "account \(number)", provider: "all",
                    configuration: JSONObject(), isEnabled: true, concurrencyMax: 100, version: 1,
                    isPaused: paused.contains(number))
            },
            channels: [
                channel(1, accounts: [1, 2]), channel(2, accounts: [3]),
                channel(3, accounts: [3], coalescing: .always), channel(4, accounts: [3], coalescing: .off),
            ])
    }

    private static func channel(
        _ number: Int64, accounts: [Int64], coalescing: Channel.Coalescing = .automatic
    ) -> Channel {
        Channel(
            id: ChannelID(number), name: "channel \(number)", medium: .sms, template: TemplateID(1),
            messageClass: .notice, isDefault: false, isEnabled: true, timeToLive: .seconds(3600),
            whenUncertain: .stop, attemptsMax: 4, coalescing: coalescing,
            bindings: accounts.enumerated().map { index, account in
                Binding(account: AccountID(account), weight: 1, priority: index, isEnabled: true)
            })
    }

    static func id(_ number: Int) -> DeliveryID { DeliveryID(UniqueID(high: 1, low: UInt64(number))) }

    static func attempt(_ number: Int, of delivery: Int) -> AttemptID {
        AttemptID(delivery: id(delivery), number: number)
    }

    /// A message to as many recipients as there are `deliveries`, of which the first has its number; without
    /// `parameters` it says something that no other message says.
    static func message(
        _ number: Int, _ messageClass: MessageClass = .notice, channel: Int64 = 1,
        lifetime: Duration = .seconds(3600), deliveries: Int = 1, parameters: String? = nil
    ) -> Event {
        let message = Message(
            id: MessageID(UniqueID(high: 2, low: UInt64(number))), application: ApplicationID("shop"),
            channel: ChannelID(channel), medium: .sms, messageClass: messageClass, isBatch: false,
            content: Content(subject: "", body: "Hello \(parameters ?? String(number))", format: .text),
            template: TemplateVersion(template: TemplateID(1), code: "t", version: 1),
            parameters: parameters ?? "{\"number\":\"\(number)\"}", signatureName: "", acceptedAt: start,
            scheduledAt: nil, expiresAt: start + lifetime,
            fingerprint: 0,
            attachments: [])
        let all = (number..<number + deliveries).map {
            Delivery(id: id($0), recipient: Recipient("r\($0)"))
        }
        return .messageAccepted(MessageAccepted(message: message, deliveries: all))
    }

    static func started(_ number: Int, account: Int64 = 1) -> Event {
        .attemptStarted(
            AttemptStarted(
                attempt: attempt(1, of: number), account: AccountID(account), at: start, choice: ""))
    }
}
