import Journal
import TestSupport
import Testing

/// One test for each sentence of `Format.md` about bytes; recovery has its own suites.
@Suite struct `The format` {
    private let disk = SimulatedDisk()
    private let firstName = "00000000000000000000.journal"

    private func bytes(_ number: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    }

    private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// CRC-32C once more, bit by bit, as the polynomial says.
    private func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { state, byte in
            (0..<8).reduce(state ^ UInt32(byte)) { rest, _ in (rest >> 1) ^ (rest & 1 == 0 ? 0 : 0x82F6_3B78)
            }
        }
    }

    private func journal(_ payloads: [[UInt8]]) async throws -> JournalWriter {
        let writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
        for payload in payloads { _ = try await writer.append(payload) }
        return writer
    }

    @Test func `names a segment by its first position and keeps one spare`() async throws {
        _ = try await journal((0..<5).map { JournalBench.payload($0, count: 1000) })
        #expect(try disk.names() == [firstName, "00000000000000003060.journal", "spare"])
    }

    @Test func `begins a segment with magic, version, checksum and first position`() async throws {
        _ = try await journal((0..<5).map { JournalBench.payload($0, count: 1000) })
        for (name, first) in [(firstName, 0 as UInt64), ("00000000000000003060.journal", 3060)] {
            let header = disk.contents(of: name).prefix(24)
            let covered = Array("MPJOURNL".utf8) + bytes(first, 8) + bytes(1, 8)
            #expect(
                Array(header) == Array("MPJOURNL".utf8) + bytes(1, 4) + bytes(UInt64(checksum(covered)), 4)
                    + bytes(first, 8))
        }
    }

    @Test func `writes a record as length, checksum, synced through, payload checksum and payload`()
        async throws
    {
        _ = try await journal([[1, 2, 3], [4, 5]])
        let contents = disk.contents(of: firstName)
        let payloadChecksum = bytes(UInt64(checksum([4, 5])), 4)
        let covered = bytes(23, 8) + bytes(23, 8) + bytes(22, 4) + payloadChecksum
        let record =
            bytes(22, 4) + bytes(UInt64(checksum(covered)), 4) + bytes(23, 8) + payloadChecksum + [4, 5]
        #expect(Array(contents[(24 + 23)..<(24 + 45)]) == record)
    }

    @Test func `is zero behind the last record, up to the preallocated size`() async throws {
        _ = try await journal([[1, 2, 3]])
        let contents = disk.contents(of: firstName)
        #expect(contents.count == JournalBench.limits.segmentBytesMax)
        #expect(contents[(24 + 23)...].allSatisfy { $0 == 0 })
        #expect(disk.contents(of: "spare").allSatisfy { $0 == 0 })
    }

    @Test func `ends every segment but the last with its last record`() async throws {
        _ = try await journal((0..<5).map { JournalBench.payload($0, count: 1000) })
        #expect(disk.contents(of: firstName).count == 24 + 3060)
    }

    @Test func `tells in each record of a group where the group begins`() async throws {
        let writer = try await journal([[1]])
        _ = await JournalBench.appendTogether([[2], [3], [4]], to: writer, on: disk)
        let contents = disk.contents(of: firstName)
        let syncedThrough = (0..<4).map { number(contents[(24 + $0 * 21 + 8)..<(24 + $0 * 21 + 16)]) }
        #expect(syncedThrough == [0, 21, 21, 21])
    }

    @Test func `has a closing mark after an orderly close, which no position counts`() async throws {
        let writer = try await journal([[1]])
        await writer.close()
        let contents = disk.contents(of: firstName)
        #expect(number(contents[45..<49]) == 20)
        #expect(number(contents[53..<61]) == 21)
        let again = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
        #expect(again.durable == JournalPosition(rawValue: 21))
        #expect(disk.contents(of: firstName)[45...].allSatisfy { $0 == 0 })
        #expect(try await again.append([2]) == JournalPosition(rawValue: 42))
    }

    @Test func `does not take a record at another place for one`() async throws {
        _ = try await journal([[1], [2]])
        var contents = disk.contents(of: firstName)
        contents.replaceSubrange((24 + 42)..<(24 + 63), with: contents[(24 + 21)..<(24 + 42)])
        disk.killUsers()
        disk.replace(firstName, with: contents)
        #expect(try await JournalBench.payloads(on: disk) == [[1], [2]])
    }

    @Test func `has a version, and another one is refused by name`() async throws {
        _ = try await journal([[1]])
        disk.killUsers()
        var contents = disk.contents(of: firstName)
        contents[8] = 2
        let covered = Array("MPJOURNL".utf8) + bytes(0, 8) + bytes(2, 8)
        contents.replaceSubrange(12..<16, with: bytes(UInt64(checksum(covered)), 4))
        disk.replace(firstName, with: contents)
        #expect(await JournalBench.refusal(of: disk)?.kind == .unknownVersion(2))
    }

    @Test func `lets limits change between two starts`() async throws {
        let writer = try await journal((0..<9).map { JournalBench.payload($0, count: 1000) })
        await writer.close()
        for bytes in [2048, 16384, 4096] {
            let limits = JournalLimits(segmentBytesMax: bytes, recordBytesMax: 1500, journalBytesMax: 1 << 20)
            let again = try await JournalWriter.open(disk: disk, limits: limits)
            _ = try await again.append(JournalBench.payload(bytes, count: 1000))
            await again.close()
        }
        let numbers = Array(0..<9) + [2048, 16384, 4096]
        let found = try await JournalBench.payloads(on: disk)
        #expect(found == numbers.map { JournalBench.payload($0, count: 1000) })
    }
}
