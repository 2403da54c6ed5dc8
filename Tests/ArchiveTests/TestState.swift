import Catalog
import Cryptography
import Execution
import FoundationEssentials
import Journal
import Ledger
import Messaging
import TestSupport

@testable import Archive

/// A folder of its own, with state directories and what was saved of them; it goes when this does.
final class TestState: Sendable {
    static let start = Timestamp(seconds: 1_800_000_000)
    static let key = [UInt8](repeating: 7, count: 32)

    let folder = "/tmp/message-push-archive-\(UInt64.random(in: .min ... .max))"
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

    /// The state directory of the house that is saved.
    var state: String { folder + "/state" }

    /// Lets a daemon's ledger live in a state directory; the catalog there has one application.
    func run<Value: Sendable>(
        in directory: String? = nil, _ body: @Sendable (Bookkeeper) async throws -> Value
    ) async throws -> Value {
        let directory = directory ?? state
        let limits = JournalLimits(
            segmentBytesMax: 1 << 20, recordBytesMax: 256 << 10, journalBytesMax: 16 << 20,
            groupBytesMax: 1 << 20, queueBytesMax: 1 << 20)
        let bookkeeper = try await Bookkeeper.open(
            directory: directory, limits: limits,
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "test.write"), reading: QueueExecutor(label: "test.read"),
                following: QueueExecutor(label: "test.follow")),
            time: time)
        let catalog = try await CatalogStore.open(
            path: directory + "/catalog.sqlite", secrets: SecretBox(key: Self.key), providers: [], time: time,
            houseZone: "Asia/Shanghai")
        _ = try await catalog.apply(
            CatalogDocument(json: JSONValue(parsing: #"{"apps": [{"name": "shop"}]}"#)), by: "test",
            isDryRun: false)
        let value = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            let value = try await body(bookkeeper)
            await bookkeeper.close()
            try await group.waitForAll()
            return value
        }
        try await bookkeeper.closeTables()
        try await catalog.close()
        return value
    }

    func desk(
        _ bookkeeper: Bookkeeper, keyFile: String = "/elsewhere/key", reserve: Int = 0,
        freeBytes: @escaping @Sendable (String) -> Int? = { _ in nil },
        isStopping: @escaping @Sendable () -> Bool = { false }
    ) -> BackupDesk {
        BackupDesk(
            of: house(keyFile: keyFile, reserve: reserve, freeBytes: freeBytes), bookkeeper: bookkeeper,
            time: time, isStopping: isStopping)
    }

    func house(
        keyFile: String = "/elsewhere/key", reserve: Int = 0,
        freeBytes: @escaping @Sendable (String) -> Int? = { _ in nil }
    ) -> BackupHouse {
        BackupHouse(
            stateDirectory: state, keyFile: keyFile, key: Self.key, reserve: reserve, program: "1.2.3",
            freeBytes: freeBytes)
    }

    /// A house in which `count` messages were accepted, and a backup of it; its folder.
    func backup(of count: Int = 3, withKey: Bool = false) async throws -> String {
        try await run { bookkeeper in
            for number in 0..<count { try await bookkeeper.record([Self.message(number)]) }
            return try await self.desk(bookkeeper).make(withKey: withKey).folder
        }
    }

    @discardableResult
    func restore(
        _ backup: String, to directory: String, replaces: Bool = false, isReleased: Bool = false,
        freeBytes: @escaping (String) -> Int? = { _ in nil }
    ) throws(ArchiveError) -> RestoredState {
        try Restoration(
            of: backup, to: directory, replaces: replaces, isReleased: isReleased, now: time.now,
            freeBytes: freeBytes
        ).run { _ in }
    }

    /// What waits in a state directory, as a daemon there sees it.
    func waiting(in directory: String) async throws -> Int {
        try await run(in: directory) { bookkeeper in
            try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                try await tables.waitingCounts().reduce(0) { $0 + $1.waiting }
            }.value
        }
    }

    /// Changes one bit of a file.
    func flipBit(at offset: Int, of path: String) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        bytes[offset] ^= 1
        try Data(bytes).write(to: URL(filePath: path))
    }

    /// A message to one receiver, which waits.
    static func message(_ number: Int) -> Event {
        let message = Message(
            id: MessageID(UniqueID(high: 2, low: UInt64(number))), application: ApplicationID("shop"),
            channel: ChannelID(1), medium: .sms, messageClass: .notice, isBatch: false,
            content: Content(subject: "", body: "Hello \(number)", format: .text),
            template: TemplateVersion(template: TemplateID(1), code: "t", version: 1),
            parameters: "{}", signatureName: "", acceptedAt: start, scheduledAt: nil,
            expiresAt: start + .seconds(3600), fingerprint: UInt64(number), attachments: [])
        let delivery = Delivery(
            id: DeliveryID(UniqueID(high: 1, low: UInt64(number))), recipient: Recipient("r\(number)"))
        return .messageAccepted(MessageAccepted(message: message, deliveries: [delivery]))
    }
}

/// The kind of the error that `body` throws.
func kind<Value>(of body: () throws -> Value) -> ArchiveError.Kind? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? ArchiveError)?.kind
    }
}
