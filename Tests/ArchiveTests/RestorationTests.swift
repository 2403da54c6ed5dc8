import FoundationEssentials
import Journal
import Ledger
import Messaging
import Testing

@testable import Archive

@Suite struct `A restore` {
    private let state: TestState
    private let target: String

    init() throws {
        state = try TestState()
        target = state.folder + "/target"
    }

    @Test func `brings back what was saved, held, and goes on from its position`() async throws {
        let backup = try await state.backup(of: 4)
        let restored = try state.restore(backup, to: target)
        #expect(restored.isHeld && restored.aside == nil && restored.key == .elsewhere)
        #expect(try QueueHold(stateDirectory: target).current == Hold(.restored, since: TestState.start))
        #expect(try await state.waiting(in: target) == 4)
        // What happens there comes after everything that happened before.
        let position = try await state.run(in: target) { bookkeeper in
            try await bookkeeper.record([TestState.message(100)])
        }
        #expect(position > restored.manifest.position)
        #expect(try await state.waiting(in: target) == 5)
    }

    @Test func `is not held when that is wanted`() async throws {
        try state.restore(try await state.backup(), to: target, isReleased: true)
        #expect(try QueueHold(stateDirectory: target).current == nil)
    }

    @Test(arguments: ["ledger.sqlite", "catalog.sqlite"])
    func `refuses a file with a flipped bit, and touches nothing`(file: String) async throws {
        let backup = try await state.backup()
        try state.flipBit(at: 5000, of: backup + "/" + file)
        #expect(kind { try state.restore(backup, to: target) } == .damaged)
        #expect(try ArchiveFolder.names(in: target) == ["lock"])
    }

    @Test func `refuses a file that was cut, a strange manifest, and a folder that is no backup`()
        async throws
    {
        let backup = try await state.backup()
        let ledger = backup + "/ledger.sqlite"
        let whole = try Data(contentsOf: URL(filePath: ledger))
        try whole.dropLast(4096).write(to: URL(filePath: ledger))
        #expect(kind { try state.restore(backup, to: target) } == .damaged)
        try whole.write(to: URL(filePath: ledger))
        for text in ["", "{}", "[]", #"{"format": 2}"#] {
            try Data(text.utf8).write(to: URL(filePath: backup + "/manifest.json"))
            #expect(kind { try state.restore(backup, to: target) } == .damaged, "\(text)")
        }
        #expect(kind { try state.restore(state.state, to: target) } == .notFound)
    }

    @Test func `refuses a copy whose rows are not those of the manifest`() async throws {
        let backup = try await state.backup()
        var manifest = try BackupManifest.read(backup)
        manifest.ledger = BackupManifest.Copy(
            measure: manifest.ledger.measure, rows: manifest.ledger.rows.merging(["messages": 4]) { $1 })
        try Data(manifest.json.serialized()).write(to: URL(filePath: backup + "/manifest.json"))
        #expect(kind { try state.restore(backup, to: target) } == .damaged)
    }

    @Test func `refuses a directory with something in it, and puts that aside when told to`() async throws {
        let backup = try await state.backup(of: 2)
        let later = try await state.run { bookkeeper in
            for number in 10..<15 { try await bookkeeper.record([TestState.message(number)]) }
            return bookkeeper.durable
        }
        #expect(kind { try state.restore(backup, to: state.state) } == .occupied)
        #expect(try LedgerFile.position(at: state.state + "/ledger.sqlite") == later)
        let restored = try state.restore(backup, to: state.state, replaces: true)
        let aside = try #require(restored.aside)
        #expect(try LedgerFile.position(at: aside + "/ledger.sqlite") == later)
        #expect(try await state.waiting(in: state.state) == 2)
        #expect(ArchiveFolder.isFolder(backup), "the backup stays where it is")
        #expect(throws: Never.self) { try Restoration.check(state.state) }
    }

    @Test func `refuses a directory in which a daemon runs`() async throws {
        let backup = try await state.backup()
        try await state.run { [state] _ in
            #expect(kind { try state.restore(backup, to: state.state, replaces: true) } == .inUse)
        }
    }

    @Test func `refuses where there is too little room`() async throws {
        let backup = try await state.backup()
        #expect(kind { try state.restore(backup, to: target, freeBytes: { _ in 1 << 20 }) } == .noRoom)
    }

    @Test func `brings the master key back, or keeps the right one that is there`() async throws {
        let withKey = try await state.backup(withKey: true)
        #expect(try state.restore(withKey, to: target).key == .restored)
        let check = try KeyCheck.text(ofKeyFile: target + "/master.key")
        #expect(check == KeyCheck.text(of: TestState.key))
        let without = try await state.run { [state] bookkeeper in
            try await state.desk(bookkeeper).make(withKey: false).folder
        }
        #expect(try state.restore(without, to: target, replaces: true).key == .kept)
        #expect(try KeyCheck.text(ofKeyFile: target + "/master.key") == check)
        try state.flipBit(at: 1, of: withKey + "/master.key")
        #expect(kind { try state.restore(withKey, to: state.folder + "/other") } == .damaged)
    }

    @Test func `that was interrupted keeps the daemon from starting, and can be run again`() async throws {
        let backup = try await state.backup()
        try state.restore(backup, to: target)
        try ArchiveFolder.make(target + "/restoring")
        #expect(kind { try Restoration.check(target) } == .damaged)
        for _ in 0..<2 { try state.restore(backup, to: target, replaces: true) }
        #expect(kind { try Restoration.check(target) } == nil)
        #expect(try ArchiveFolder.names(in: target).filter { $0.hasPrefix("replaced-") }.count == 2)
    }
}
