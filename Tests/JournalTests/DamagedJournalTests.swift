import Journal
import TestSupport
import Testing

@Suite struct `A damaged journal` {
    private static let count = 12

    /// A journal of twelve records in three segments, closed in order or killed.
    private func journal(isClosed: Bool) async throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
        for number in 0..<Self.count {
            _ = try await writer.append(JournalBench.payload(number, count: number < 8 ? 990 : 30))
        }
        if isClosed { await writer.close() } else { disk.killUsers() }
        return disk
    }

    private func all(_ count: Int = Self.count) -> [[UInt8]] {
        (0..<count).map { JournalBench.payload($0, count: $0 < 8 ? 990 : 30) }
    }

    @Test func `is refused whichever bit of a record is flipped, if it was closed in order`() async throws {
        let disk = try await journal(isClosed: true)
        let last = try #require(try JournalBench.segments(on: disk).last)
        let records = 24..<(24 + 4 * 50)
        for byte in 0..<records.upperBound {
            let damaged = disk.copy()
            Damage.flipBit(byte: byte, bit: byte % 8).strike(last, on: damaged)
            let before = damaged.contents(of: last)
            let refusal = try #require(
                await JournalBench.refusal(of: damaged), "byte \(byte) was not noticed")
            #expect(refusal.kind == .damaged)
            #expect(refusal.path.hasSuffix(last))
            #expect(refusal.position != nil)
            #expect(damaged.contents(of: last) == before, "a refusal changed the file")
        }
    }

    @Test(arguments: [true, false])
    func `invents and reorders nothing whichever bit of a small one is flipped`(isClosed: Bool) async throws {
        let payloads: [[UInt8]] = [[1, 2, 3], [4], [5, 6, 7, 8, 9]]
        let disk = SimulatedDisk()
        let writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
        for payload in payloads { _ = try await writer.append(payload) }
        if isClosed { await writer.close() } else { disk.killUsers() }
        let last = try #require(try JournalBench.segments(on: disk).last)
        let written = 24 + payloads.reduce(0) { $0 + 20 + $1.count } + (isClosed ? 20 : 0)
        for byte in 0..<written {
            for bit in 0..<8 {
                let damaged = disk.copy()
                Damage.flipBit(byte: byte, bit: bit).strike(last, on: damaged)
                if await JournalBench.refusal(of: damaged.copy()) != nil { continue }
                let kept = try await JournalBench.payloads(on: damaged)
                #expect(payloads.starts(with: kept), "bit \(bit) of byte \(byte)")
                #expect(kept.count >= payloads.count - (isClosed ? 0 : 1), "bit \(bit) of byte \(byte)")
            }
        }
    }

    @Test func `keeps all records when only the mark of the close is damaged`() async throws {
        let disk = try await journal(isClosed: true)
        let last = try #require(try JournalBench.segments(on: disk).last)
        for byte in (24 + 200)..<(24 + 220) {
            for bit in 0..<8 {
                let damaged = disk.copy()
                Damage.flipBit(byte: byte, bit: bit).strike(last, on: damaged)
                #expect(try await JournalBench.payloads(on: damaged) == all())
            }
        }
    }

    @Test func `loses no more than the last group if it was killed`() async throws {
        let disk = try await journal(isClosed: false)
        let last = try #require(try JournalBench.segments(on: disk).last)
        for byte in 0..<(24 + 200) {
            let damaged = disk.copy()
            Damage.flipBit(byte: byte, bit: byte % 8).strike(last, on: damaged)
            if byte < 24 + 150 {
                #expect(await JournalBench.refusal(of: damaged)?.kind == .damaged, "byte \(byte)")
            } else {
                #expect(try await JournalBench.payloads(on: damaged) == all(Self.count - 1), "byte \(byte)")
            }
        }
    }

    @Test func `is noticed when opened or read, wherever an earlier segment is damaged`() async throws {
        let disk = try await journal(isClosed: true)
        for name in try JournalBench.segments(on: disk).dropLast() {
            for byte in stride(from: 0, to: disk.contents(of: name).count, by: 7) {
                let damaged = disk.copy()
                Damage.flipBit(byte: byte, bit: byte % 8).strike(name, on: damaged)
                let error = await #expect(throws: JournalError.self) {
                    let payloads = try await JournalBench.payloads(on: damaged)
                    Issue.record("byte \(byte) of \(name) was not noticed, \(payloads.count) records")
                }
                #expect(error?.kind == .damaged || error == nil)
            }
        }
    }

    @Test func `refuses to open without a segment in its middle`() async throws {
        let disk = try await journal(isClosed: true)
        let segments = try JournalBench.segments(on: disk)
        Damage.remove.strike(segments[1], on: disk)
        let refusal = await JournalBench.refusal(of: disk)
        #expect(refusal?.kind == .damaged)
        #expect(refusal?.path.hasSuffix(segments[0]) == true)
    }

    @Test(arguments: [
        Damage.cutTail(at: 0), .cutTail(at: 10), .cutTail(at: 500), .appendZeroes(1), .append([1, 2]),
    ])
    func `refuses to open when an earlier segment has another length`(damage: Damage) async throws {
        let disk = try await journal(isClosed: true)
        damage.strike(try JournalBench.segments(on: disk)[0], on: disk)
        #expect(await JournalBench.refusal(of: disk)?.kind == .damaged)
    }

    @Test func `refuses to open when a segment stands in the place of another`() async throws {
        let disk = try await journal(isClosed: true)
        let segments = try JournalBench.segments(on: disk)
        let bytes = disk.contents(of: segments[0])
        disk.replace(segments[1], with: bytes)
        #expect(await JournalBench.refusal(of: disk)?.kind == .damaged)
    }

    @Test func `opens when there is nothing but zeroes behind its records, however many`() async throws {
        let disk = try await journal(isClosed: false)
        let last = try #require(try JournalBench.segments(on: disk).last)
        Damage.appendZeroes(5000).strike(last, on: disk)
        #expect(try await JournalBench.payloads(on: disk) == all())
    }
}
