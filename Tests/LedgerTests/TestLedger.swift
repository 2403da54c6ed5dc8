import Execution
import FoundationEssentials
import GRDB
import Journal
import Messaging
import TestSupport

@testable import Ledger

/// A state directory of its own, which goes when this does.
final class TestLedger: Sendable {
    let folder = "/tmp/message-push-ledger-\(UInt64.random(in: .min ... .max))"
    let time = SimulatedTime(Timestamp(seconds: 1_800_000_000))

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

    /// Opens the real thing, on files.
    func open(observer: LedgerObserver = .none) async throws -> Bookkeeper {
        let limits = JournalLimits(
            segmentBytesMax: 1 << 20, recordBytesMax: 256 << 10, journalBytesMax: 16 << 20,
            groupBytesMax: 1 << 20,
            queueBytesMax: 1 << 20)
        return try await Bookkeeper.open(
            directory: folder, limits: limits,
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "test.write"), reading: QueueExecutor(label: "test.read"),
                following: QueueExecutor(label: "test.follow")),
            time: time, observer: observer)
    }

    /// Lets a daemon live: opens, carries what becomes durable into the tables, and closes.
    func run<Value: Sendable>(
        observer: LedgerObserver = .none, _ body: @Sendable (Bookkeeper) async throws -> Value
    ) async throws -> Value {
        let bookkeeper = try await open(observer: observer)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            let value = try await body(bookkeeper)
            await bookkeeper.close()
            try await group.waitForAll()
            return value
        }
    }

    /// Records events, all together, and reads the tables after them.
    func tables<Value: Sendable>(
        after events: [Event], _ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value
    ) async throws -> Value {
        try await run { bookkeeper in
            try await bookkeeper.read(after: bookkeeper.record(events), query).value
        }
    }

    /// The rows of a table as text, each with its columns in order; read by a connection of the test's own.
    func rows(_ sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: folder + "/ledger.sqlite")
        return try queue.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.map { name, value in "\(name): \(value)" }.joined(separator: " | ")
            }
        }
    }
}
