import FoundationEssentials
import Journal
import Ledger
import Messaging
import Testing

@testable import Archive

@Suite struct `A backup before an upgrade` {
    private let state: TestState

    init() throws { state = try TestState() }

    /// What was made durable after the tables were closed, as a crash leaves it.
    private func recordBehindTheTables(_ count: Int) async throws {
        let tables = state.state + "/ledger.sqlite"
        let before = try Data(contentsOf: URL(filePath: tables))
        try await state.run { bookkeeper in
            for number in 100..<100 + count { try await bookkeeper.record([TestState.message(number)]) }
        }
        try before.write(to: URL(filePath: tables))
    }

    private func make(progress: @escaping (BackupProgress) -> Void = { _ in }) throws(ArchiveError)
        -> MadeBackup
    {
        try UpgradeBackup.make(of: state.house(), at: TestState.start, progress: progress)
    }

    @Test func `holds what the journal holds beyond the ledger, and brings it back`() async throws {
        _ = try await state.backup(of: 3)
        try await recordBehindTheTables(4)
        let made = try make()
        #expect(made.manifest.ledger.rows["messages"] == 3 && !made.manifest.journal.isEmpty)
        #expect(try BackupManifest.read(made.folder) == made.manifest)
        let target = state.folder + "/target"
        try state.restore(made.folder, to: target)
        #expect(try await state.waiting(in: target) == 7)
    }

    @Test func `is refused by a restore if a segment is not what was written`() async throws {
        _ = try await state.backup(of: 3)
        let made = try make()
        let segment = try #require(made.manifest.journal.keys.first)
        try state.flipBit(at: 100, of: made.folder + "/journal/" + segment)
        #expect(kind { try state.restore(made.folder, to: state.folder + "/target") } == .damaged)
    }

    @Test func `names no file outside the backup's journal`() async throws {
        _ = try await state.backup(of: 1)
        let made = try make()
        let manifest = made.folder + "/manifest.json"
        let text = String(decoding: try Data(contentsOf: URL(filePath: manifest)), as: UTF8.self)
        let segment = try #require(made.manifest.journal.keys.first)
        try Data(text.replacing(segment, with: "../../etc/passwd").utf8).write(to: URL(filePath: manifest))
        #expect(kind { try BackupManifest.read(made.folder) } == .damaged)
    }

    @Test func `is not made while a daemon runs`() async throws {
        try await state.run { _ in
            #expect(kind { try make() } == .inUse)
        }
    }

    @Test func `is needed for tables of an earlier edition only`() async throws {
        _ = try await state.backup(of: 1)
        #expect(try !LedgerFile.isOfEarlierEdition(state.state + "/ledger.sqlite"))
    }
}
