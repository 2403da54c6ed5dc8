import Catalog
import Execution
import FoundationEssentials
import Journal
import Ledger
import Messaging
import TestSupport
import Testing

@testable import Metering

@Suite final class `The whole page` {
    private let folder = "/tmp/message-push-metering-\(UInt64.random(in: .min ... .max))"
    private let time = SimulatedTime(Timestamp(seconds: 1_800_000_000))
    private let meters: Meters

    init() throws {
        meters = Meters(time: time)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            preconditionFailure("\(folder) was not there: \(error)")
        }
    }

    /// A house whose journal nobody carries into the tables but at the start.
    private func open() async throws -> (bookkeeper: Bookkeeper, page: MetricsPage) {
        let bookkeeper = try await Bookkeeper.open(
            directory: folder,
            limits: JournalLimits(
                segmentBytesMax: 1 << 20, recordBytesMax: 256 << 10, journalBytesMax: 16 << 20,
                groupBytesMax: 1 << 20, queueBytesMax: 1 << 20),
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "test.write"), reading: QueueExecutor(label: "test.read"),
                following: QueueExecutor(label: "test.follow")),
            time: time, observer: meters.observer)
        let machine = MachineReading(version: "1.2.3", startedAt: time.now, diskReserveBytes: 5)
        let account = Account(
            id: AccountID(7), name: "main", provider: "smtp", configuration: [:], isEnabled: true,
            concurrencyMax: 8, version: 1)
        let page = MetricsPage(
            meters: meters, bookkeeper: bookkeeper, catalog: { CatalogSnapshot(accounts: [account]) },
            time: time,
            sources: MetricsPage.Sources(
                windows: { [:] }, scheduled: { 3 }, isTakingWork: { true }, machine: { machine }),
            limits: MetricsPage.Limits(lagBytesMax: 1000, journalBytesMax: 2000))
        return (bookkeeper, page)
    }

    private let alert = Event.alertRaised(
        Alert(
            kind: .disk, subject: "disk", level: .critical, at: Timestamp(seconds: 1), english: "e",
            chinese: "c"))

    @Test func `names each metric once, with a meaning and by the rules`() async throws {
        let (bookkeeper, page) = try await open()
        let lines = try await page.exposition().text.split(separator: "\n")
        let helps = lines.filter { $0.hasPrefix("# HELP ") }.map { $0.split(separator: " ", maxSplits: 3) }
        let names = helps.map { String($0[2]) }
        #expect(Set(names).count == names.count && names.count > 30)
        for (name, help) in zip(names, helps) {
            #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") })
            #expect(name.hasPrefix("message_push_") || name.hasPrefix("process_"))
            #expect(help.count == 4 && help[3].hasSuffix("."))
            let isCounter = lines.contains("# TYPE \(name) counter")
            #expect(name.hasSuffix("_total") == isCounter)
            #expect(isCounter || lines.contains { $0.hasPrefix("# TYPE \(name) ") })
        }
        await bookkeeper.close()
    }

    @Test func `shows the moment`() async throws {
        let (bookkeeper, page) = try await open()
        try await bookkeeper.record([alert])
        let lines = try await page.exposition().text.split(separator: "\n").map(String.init)
        let lag = bookkeeper.lag
        #expect(lag > 0)
        let expected = [
            "message_push_ledger_lag_bytes \(lag)", "message_push_journal_bytes \(bookkeeper.journalBytes)",
            "message_push_taking_work 1", "message_push_scheduled_deliveries 3",
            #"message_push_build_info{version="1.2.3"} 1"#, "message_push_disk_reserve_bytes 5",
            #"message_push_breaker_state{account="main",state="closed"} 1"#,
            #"message_push_breaker_state{account="main",state="half_open"} 0"#,
            #"message_push_account_window_limit{account="main"} 8"#,
            #"message_push_queue_oldest_seconds{lane="urgent"} 0"#,
            "process_start_time_seconds 1800000000",
        ]
        #expect(Set(expected).subtracting(lines).isEmpty)
        await bookkeeper.close()
    }

    @Test func `shows the moment on the board of the house too`() async throws {
        let (bookkeeper, page) = try await open()
        let board = StatusBoard(page: page, hold: { nil }, drain: { nil })
        let status = try await board.status()
        #expect(status.lanes.map(\.lane) == Lane.allCases && status.lanes.allSatisfy { $0.due == 0 })
        #expect(status.accounts.map(\.state) == [.open] && status.rates.count == 3)
        #expect(status.machine.version == "1.2.3" && status.lagBytesMax == 1000)
        await bookkeeper.close()
    }

    @Test func `reads the tables anew after a few seconds only`() async throws {
        try await open().bookkeeper.close()
        let (bookkeeper, page) = try await open()
        let active = #"message_push_alerts_active{kind="disk",level="critical"} 1"#
        func isActive() async throws -> Bool { try await page.exposition().text.contains(active) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            #expect(try await !isActive())
            let position = try await bookkeeper.record([alert])
            _ = try await bookkeeper.read(after: position) { tables throws(LedgerError) in
                try await tables.parkedCount()
            }
            #expect(try await !isActive())
            time.advance(to: time.now + .seconds(5))
            #expect(try await isActive())
            await bookkeeper.close()
            try await group.waitForAll()
        }
    }
}
