import Execution
import Ledger
import Logging
import Messaging
import Synchronization
import TestSupport
import Testing

@testable import Chronicle

@Suite struct `The log of lives` {
    /// What was logged: level, sentence, fields.
    private final class Pages: LogHandler {
        struct Entry: Equatable {
            let level: Logger.Level
            let sentence: String
            let fields: [String: String]
        }

        private let written = Mutex<[Entry]>([])
        var entries: [Entry] { written.withLock { $0 } }

        let level: Logger.Level
        init(_ level: Logger.Level) { self.level = level }

        var logLevel: Logger.Level {
            get { level }
            set {}
        }
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
            let entry = Entry(level: event.level, sentence: "\(event.message)", fields: fields)
            written.withLock { $0.append(entry) }
        }
    }

    private func logged(
        _ events: [LifeEvent], _ selection: LogSelection = .all, from level: Logger.Level = .debug
    ) async -> [Pages.Entry] {
        let pages = Pages(level)
        let queue = LogQueue(selection) { pages.level }
        let log = LifeLog(
            queue, catalog: { Scenes.catalog }, showsReceivers: false, time: SimulatedTime(),
            executor: QueueExecutor(label: "test.log"), logger: Logger(label: "test") { _ in pages })
        queue.add(events)
        await log.write()
        await log.tell(queue.renew())
        return pages.entries
    }

    @Test func `has an entry for each event, with its kind and its fields`() async throws {
        let entries = await logged([Scenes.accepted(), Scenes.ended(.failed)])
        #expect(entries.map(\.level) == [.info, .warning])
        #expect(entries.map(\.sentence) == ["accepted from shop on 4 for +86****8000", "failed for good"])
        #expect(
            try #require(entries.last).fields == [
                "message_id": "\(LogKind.deliveryFailed)", "event": "ended",
                "task": "\(Scenes.id(1))", "app": "shop", "channel": "4", "receiver": "+86****8000",
                "state": "failed", "attempt": "1", "account": "account 7",
            ])
    }

    @Test func `has what the operator wants`() async {
        let events = [
            Scenes.accepted(), Scenes.event(.attemptBegan(insteadOf: nil)),
            Scenes.finished(.uncertain, .fail),
        ]
        #expect(await logged(events).count == 3)
        #expect(await logged(events, from: .info).count == 2)
        #expect(await logged(events, .failures).map(\.level) == [.warning])
        #expect(await logged(events, .none).isEmpty)
    }

    @Test func `leaves out what is too much, keeps failures, and says how many there were`() async throws {
        let many = Array(repeating: Scenes.accepted(), count: LogAllowance.ordinaryMax + 5)
        let entries = await logged(many + [Scenes.ended(.failed)])
        #expect(entries.count == LogAllowance.ordinaryMax + 2)
        #expect(entries.contains { $0.fields["event"] == "ended" })
        let last = try #require(entries.last)
        #expect(last.level == .notice)
        #expect(last.fields["message_id"] == "\(LogKind.eventsLeftOut)")
        #expect(last.fields["events"] == "5" && last.fields["failures"] == "0")
    }

    @Test func `warns where failures are left out`() async throws {
        let many = Array(repeating: Scenes.ended(.failed), count: LogAllowance.failuresMax + 3)
        let last = try #require(await logged(many, .failures).last)
        #expect(last.level == .warning && last.fields["failures"] == "3")
    }

    @Test func `takes no more than its bound while nothing is written`() {
        let queue = LogQueue(.all) { .debug }
        let most = LogAllowance.ordinaryMax
        for _ in 1...4 {
            queue.add(Array(repeating: Scenes.accepted(), count: most))
            _ = queue.renew()
        }
        queue.add([Scenes.ended(.failed)])
        #expect(queue.renew() == LogAllowance.LeftOut(events: 1, failures: 1))
        #expect(queue.take().count == 2 * (most + LogAllowance.failuresMax))
    }
}
