import Journal
import TestSupport
import Testing

@Suite struct `A journal on a full disk` {
    private let disk = SimulatedDisk()
    private let limits = JournalBench.limits

    private func kind(_ result: Result<JournalPosition, JournalError>) -> JournalError.Kind? {
        if case .failure(let error) = result { error.kind } else { nil }
    }

    /// Appends until the journal says that it is full, and returns what was kept.
    private func fill(_ writer: JournalWriter, usesReserve: Bool = false, from: Int = 0) async -> [[UInt8]] {
        var kept: [[UInt8]] = []
        for number in from..<(from + 1000) {
            let payload = JournalBench.payload(number, count: 500)
            let result = await JournalBench.result(of: payload, usesReserve: usesReserve, to: writer)
            if kind(result) == .full { break }
            kept.append(payload)
        }
        return kept
    }

    @Test func `refuses new work, finishes accepted work, and recovers by itself`() async throws {
        disk.limitSpace(bytes: 4 * 4096)
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        var kept = await fill(writer)
        #expect(kept.count == 3 * 7)
        let reserved = await fill(writer, usesReserve: true, from: 100)
        #expect(reserved.count == 7)
        kept += reserved
        #expect(writer.closedBecause == nil)
        #expect(try JournalBench.records(of: writer, on: disk).map(\.payload) == kept)
        disk.limitSpace(bytes: 7 * 4096)
        let more = await fill(writer, from: 200)
        #expect(!more.isEmpty)
        await writer.close()
        #expect(try await JournalBench.payloads(on: disk) == kept + more)
    }

    @Test func `takes new work again when segments were removed`() async throws {
        disk.limitSpace(bytes: 4 * 4096)
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        _ = await fill(writer)
        try await writer.removeSegments(before: writer.durable)
        #expect(kind(await JournalBench.result(of: [1], to: writer)) == nil)
        await writer.close()
    }

    @Test func `opens, and finishes accepted work`() async throws {
        disk.limitSpace(bytes: 3 * 4096)
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        _ = await fill(writer)
        await writer.close()
        let again = try await JournalWriter.open(disk: disk, limits: limits)
        #expect(kind(await JournalBench.result(of: [1], to: again)) == .full)
        #expect(kind(await JournalBench.result(of: [1], usesReserve: true, to: again)) == nil)
        await again.close()
    }

    @Test func `cannot be created without space for one segment, and says so`() async {
        disk.limitSpace(bytes: 4000)
        #expect(await JournalBench.refusal(of: disk)?.kind == .full)
        disk.limitSpace(bytes: nil)
        #expect(await JournalBench.refusal(of: disk) == nil)
    }

    @Test(arguments: [0, 1, 19, 20, 21, 419, 420, 421, 1000, 1260, 1679])
    func `leaves nothing of a group for which a write found no space`(bytes: Int) async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        _ = try await writer.append([1])
        disk.limitWrites(bytes: bytes)
        let payloads = (0..<4).map { JournalBench.payload($0, count: 400) }
        let results = await JournalBench.appendTogether(payloads, to: writer, on: disk)
        #expect(results.map(kind) == Array(repeating: .full, count: 4))
        #expect(writer.closedBecause == nil)
        disk.limitWrites(bytes: nil)
        _ = try await writer.append([2])
        disk.loseUnsyncedBytes(seed: UInt64(bytes))
        #expect(try await JournalBench.payloads(on: disk) == [[1], [2]])
    }

    @Test func `writes accepted work of a group even if new work in it found no space`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        disk.limitWrites(bytes: 500)
        disk.holdWork()
        await withTaskGroup { group in
            group.addImmediateTask {
                let result = await JournalBench.result(of: JournalBench.payload(1, count: 900), to: writer)
                #expect(kind(result) == .full)
            }
            group.addImmediateTask {
                let result = await JournalBench.result(of: [2], usesReserve: true, to: writer)
                #expect(kind(result) == .full || kind(result) == nil)
            }
            disk.releaseWork()
        }
        disk.limitWrites(bytes: nil)
        #expect(kind(await JournalBench.result(of: [3], usesReserve: true, to: writer)) == nil)
        let found = try JournalBench.records(of: writer, on: disk).map(\.payload)
        #expect(found == [[2], [3]] || found == [[3]])
        await writer.close()
    }

    @Test func `refuses new work beyond its own limit, and takes it again after removal`() async throws {
        var limits = limits
        limits.journalBytesMax = 8192
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let kept = await fill(writer)
        #expect(kept.count == 8192 / 520)
        #expect(kind(await JournalBench.result(of: [1], usesReserve: true, to: writer)) == nil)
        try await writer.removeSegments(before: writer.durable)
        #expect(kind(await JournalBench.result(of: [1], to: writer)) == nil)
        await writer.close()
    }
}
