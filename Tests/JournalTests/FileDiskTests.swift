import Glibc
import Journal
import SystemPackage
import Testing

@Suite final class `A journal on a real disk` {
    private let folder: String
    private let limits = JournalBench.limits

    init() throws {
        var template = Array("/tmp/message-push-journal-XXXXXX".utf8CString)
        // Safe: mkdtemp changes the six letters in place and the array outlives the call.
        let made = unsafe template.withUnsafeMutableBufferPointer { unsafe mkdtemp($0.baseAddress!) != nil }
        try #require(made)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        let disk = FileDisk(stateDirectory: folder)
        for name in (try? disk.names()) ?? [] { try? disk.remove(name) }
        // Safe: the strings outlive the calls, which only read them.
        unsafe rmdir(folder + "/journal")
        unsafe unlink(folder + "/lock")
        unsafe rmdir(folder)
    }

    private func mode(_ path: String) throws -> UInt32 {
        UInt32(try Stat(FilePath(path)).mode.rawValue)
    }

    @Test func `keeps what was appended by many at once, over restarts and segments`() async throws {
        var expected: Set<[UInt8]> = []
        for round in 0..<3 {
            let writer = try await JournalWriter.open(disk: FileDisk(stateDirectory: folder), limits: limits)
            try await withThrowingTaskGroup { group in
                for producer in 0..<8 {
                    for number in 0..<10 {
                        expected.insert([UInt8(round + 1), UInt8(producer), UInt8(number)])
                    }
                    group.addTask {
                        for number in 0..<10 {
                            _ = try await writer.append([UInt8(round + 1), UInt8(producer), UInt8(number)])
                        }
                    }
                }
                try await group.waitForAll()
            }
            let records = try JournalBench.records(of: writer, on: FileDisk(stateDirectory: folder))
            #expect(records.count == expected.count)
            #expect(Set(records.map(\.payload)) == expected)
            #expect(records.last?.end == writer.durable)
            await writer.close()
        }
        #expect(try FileDisk(stateDirectory: folder).names().count > 2)
    }

    @Test func `belongs to its owner alone`() async throws {
        let writer = try await JournalWriter.open(disk: FileDisk(stateDirectory: folder), limits: limits)
        await writer.close()
        #expect(try mode(folder + "/journal") & 0o777 == 0o700)
        for name in ["lock", "journal/spare", "journal/00000000000000000000.journal"] {
            #expect(try mode(folder + "/" + name) & 0o777 == 0o600)
        }
    }

    @Test func `tells a second opener the process that has it`() async throws {
        let writer = try await JournalWriter.open(disk: FileDisk(stateDirectory: folder), limits: limits)
        let error = await #expect(throws: JournalError.self) {
            try await JournalWriter.open(disk: FileDisk(stateDirectory: self.folder), limits: self.limits)
        }
        #expect(error?.kind == .locked(pid: getpid()))
        #expect(error?.description.contains("\(getpid())") == true)
        await writer.close()
        let again = try await JournalWriter.open(disk: FileDisk(stateDirectory: folder), limits: limits)
        await again.close()
    }

    @Test func `says so when its path leads to a file`() async throws {
        let path = folder + "/lock"
        _ = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: .create, permissions: .ownerReadWrite)
        let error = await #expect(throws: JournalError.self) {
            try await JournalWriter.open(disk: FileDisk(stateDirectory: path), limits: self.limits)
        }
        #expect(error?.kind == .notADirectory)
        #expect(error?.path == path)
    }

    @Test func `says so when its parent folder is missing`() async throws {
        let error = await #expect(throws: JournalError.self) {
            try await JournalWriter.open(
                disk: FileDisk(stateDirectory: self.folder + "/none/state"), limits: self.limits)
        }
        #expect(error?.kind == .io(errno: ENOENT))
    }

    @Test func `gives the space of removed segments back and keeps the newest`() async throws {
        let disk = FileDisk(stateDirectory: folder)
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        for number in 0..<20 { _ = try await writer.append(JournalBench.payload(number, count: 1000)) }
        try await writer.removeSegments(before: writer.durable)
        #expect(try disk.names().count == 2)
        await writer.close()
    }
}
