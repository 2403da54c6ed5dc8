import FoundationEssentials
import Ledger
import Messaging
import Testing

@testable import Archive

@Suite struct `A backup` {
    private let state: TestState

    init() throws { state = try TestState() }

    @Test func `holds what was durable before, and says what it holds`() async throws {
        let (made, position) = try await state.run { [state] bookkeeper in
            for number in 0..<5 { try await bookkeeper.record([TestState.message(number)]) }
            let position = bookkeeper.durable
            return (try await state.desk(bookkeeper).make(withKey: false), position)
        }
        let manifest = try BackupManifest.read(made.folder)
        #expect(manifest == made.manifest)
        #expect(manifest.position == position && manifest.madeAt == TestState.start)
        #expect(manifest.ledger.rows["messages"] == 5 && manifest.ledger.rows["deliveries"] == 5)
        #expect(manifest.catalog.rows["applications"] == 1)
        #expect(try LedgerFile.position(at: made.folder + "/ledger.sqlite") == position)
        #expect(made.name == "message-push-backup-20270115T080000Z")
        let names = try ArchiveFolder.names(in: made.folder)
        #expect(names == ["catalog.sqlite", "ledger.sqlite", "manifest.json"])
        #expect(try ArchiveFolder.names(in: state.state + "/backups") == [made.name])
    }

    @Test func `is of one moment, however much is written meanwhile`() async throws {
        let made = try await state.run { [state] bookkeeper in
            for number in 0..<200 { try await bookkeeper.record([TestState.message(number)]) }
            return try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...4 {
                    group.addTask {
                        for number in 0..<200 {
                            try await bookkeeper.record([TestState.message(1000 * writer + number)])
                        }
                    }
                }
                let made = try await state.desk(bookkeeper).make(withKey: false)
                try await group.waitForAll()
                return made
            }
        }
        let rows = made.manifest.ledger.rows
        #expect((200...1000).contains(try #require(rows["messages"])))
        #expect(rows["messages"] == rows["deliveries"])
        // Each message is one record of its own: the position tells how many there must be.
        let directory = state.folder + "/restored"
        try state.restore(made.folder, to: directory)
        #expect(try await state.waiting(in: directory) == rows["messages"])
    }

    @Test func `has the master key if that lies in the state directory, or if it is wanted`() async throws {
        let kept = try await state.run { [state] bookkeeper in
            let beside = state.desk(bookkeeper, keyFile: state.state + "/master.key")
            return [
                try await beside.make(withKey: false),
                try await state.desk(bookkeeper).make(withKey: true),
                try await state.desk(bookkeeper).make(withKey: false),
            ]
        }
        #expect(kept.map(\.hasKey) == [true, true, false])
        #expect(Set(kept.map(\.name)).count == 3)
        for made in kept {
            #expect(ArchiveFolder.exists(made.folder + "/master.key") == made.hasKey)
        }
        let key = try KeyCheck.text(ofKeyFile: kept[0].folder + "/master.key")
        #expect(key == kept[0].manifest.keyCheck)
    }

    @Test func `is refused where it would touch the reserve, and leaves nothing behind`() async throws {
        try await state.run { [state] bookkeeper in
            try await bookkeeper.record([TestState.message(1)])
            let desk = state.desk(bookkeeper, reserve: 64 << 20, freeBytes: { _ in 64 << 20 })
            let error = await #expect(throws: ArchiveError.self) { try await desk.make(withKey: false) }
            #expect(error?.kind == .noRoom)
            #expect(!ArchiveFolder.exists(state.state + "/backups/unfinished"))
            #expect(desk.progress == nil)
        }
    }

    @Test func `is given up when the daemon stops`() async throws {
        try await state.run { [state] bookkeeper in
            try await bookkeeper.record([TestState.message(1)])
            let desk = state.desk(bookkeeper, isStopping: { true })
            await #expect(throws: ArchiveError.self) { try await desk.make(withKey: false) }
            #expect(try ArchiveFolder.names(in: state.state + "/backups").isEmpty)
        }
    }

    @Test func `is handed out in pieces, without its key`() async throws {
        try await state.run { [state] bookkeeper in
            let desk = state.desk(bookkeeper)
            let made = try await desk.make(withKey: true)
            let whole = try ArchiveFile.contents(of: made.folder + "/ledger.sqlite", most: 64 << 20)
            var bytes: [UInt8] = []
            while bytes.count < whole.count {
                bytes += try await desk.read(
                    "ledger.sqlite", of: made.name, from: bytes.count, count: 50_000)
            }
            #expect(bytes == whole)
            for (file, backup) in [
                ("master.key", made.name), ("../../ledger.sqlite", made.name), ("ledger.sqlite", ".."),
                ("ledger.sqlite", "message-push-backup-/../.."),
            ] {
                let error = await #expect(throws: ArchiveError.self) {
                    try await desk.read(file, of: backup, from: 0, count: 1)
                }
                #expect(error?.kind == .notFound)
            }
            try await desk.remove(made.name)
            #expect(!ArchiveFolder.exists(made.folder))
        }
    }
}
