import Journal
import TestSupport
import Testing

@Suite struct `A journal that lost power` {
    /// What a journal must hold: `known` surely, and perhaps more of `asked`, in this order.
    private struct Promise {
        var known: [[UInt8]] = []
        var asked: [[UInt8]] = []

        /// Takes what was found as the truth, if it may be.
        mutating func keep(_ found: [[UInt8]], _ comment: Comment) {
            #expect(found.count >= known.count, "an acknowledged record is lost; \(comment)")
            #expect(Array(asked.prefix(found.count)) == found, "a record was invented or moved; \(comment)")
            known = found
            asked = found
        }
    }

    /// Appends groups until the power fails or 12 groups are written.
    private func write(_ dice: inout Dice, to disk: SimulatedDisk, promise: inout Promise) async throws {
        let writer: JournalWriter
        do throws(JournalError) {
            writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
        } catch {
            #expect(error.errno == 5, "\(error)")
            return
        }
        var count = promise.asked.count
        for _ in 0..<12 where writer.closedBecause == nil {
            let payloads = (0..<Int.random(in: 1...6, using: &dice)).map { _ in
                count += 1
                return JournalBench.payload(count, count: Int.random(in: 1...900, using: &dice))
            }
            promise.asked += payloads
            for (payload, result) in zip(
                payloads, await JournalBench.appendTogether(payloads, to: writer, on: disk))
            {
                if case .success = result { promise.known.append(payload) }
            }
        }
        if Bool.random(using: &dice) { await writer.close() }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `keeps every record whose append returned, again and again`(seed: UInt64) async throws {
        var dice = Dice(seed: seed)
        let disk = SimulatedDisk()
        var promise = Promise()
        for round in 0..<5 {
            disk.endPower(afterCalls: Int.random(in: 0..<90, using: &dice))
            try await write(&dice, to: disk, promise: &promise)
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: disk.killUsers()
            default: disk.loseUnsyncedBytes(seed: dice.next())
            }
            // Power fails during recovery, too.
            disk.endPower(afterCalls: Int.random(in: 0..<12, using: &dice))
            _ = await JournalBench.refusal(of: disk)
            disk.loseUnsyncedBytes(seed: dice.next())
            promise.keep(try await JournalBench.payloads(on: disk), "seed \(seed), round \(round)")
        }
    }

    @Test func `keeps its promise whichever call the power failed in`() async throws {
        let quiet = SimulatedDisk()
        var promise = Promise()
        var dice = Dice(seed: 7)
        try await write(&dice, to: quiet, promise: &promise)
        for calls in 0..<quiet.changingCalls {
            for seed in [UInt64(calls)] {
                let disk = SimulatedDisk()
                var promise = Promise()
                var dice = Dice(seed: 7)
                disk.endPower(afterCalls: calls)
                try await write(&dice, to: disk, promise: &promise)
                disk.loseUnsyncedBytes(seed: seed)
                promise.keep(try await JournalBench.payloads(on: disk), "call \(calls), seed \(seed)")
            }
        }
    }

    /// Two synced records, then a group of four that was written and not synced.
    private func unsyncedGroup() async throws -> (synced: [UInt8], written: [UInt8], name: String) {
        let disk = SimulatedDisk()
        let writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
        for number in 0..<2 { _ = try await writer.append(JournalBench.payload(number)) }
        let name = try #require(try JournalBench.segments(on: disk).first)
        let synced = disk.contents(of: name)
        disk.failSync(after: 0)
        _ = await JournalBench.appendTogether((2..<6).map { JournalBench.payload($0) }, to: writer, on: disk)
        return (synced, disk.contents(of: name), name)
    }

    @Test func `cuts the unsynced group whichever of its bytes are on the disk`() async throws {
        let (synced, written, name) = try await unsyncedGroup()
        let group = (24 + 80)..<(24 + 240)
        // Pieces of ten bytes: every header and every payload is torn in its middle. 2^16 subsets.
        for subset in stride(from: 0, to: 1 << 16, by: 211) {
            var bytes = synced
            for piece in 0..<16 where subset & (1 << piece) != 0 {
                let range = (group.lowerBound + piece * 10)..<(group.lowerBound + piece * 10 + 10)
                bytes.replaceSubrange(range, with: written[range])
            }
            let disk = SimulatedDisk()
            disk.replace(name, with: bytes)
            let found = try await JournalBench.payloads(on: disk)
            // A record is whole if its four pieces are there, and is kept if all before it are.
            let whole = (0..<4).prefix { subset >> ($0 * 4) & 0xF == 0xF }.count
            #expect(found == (0..<(2 + whole)).map { JournalBench.payload($0) }, "subset \(subset)")
        }
    }

    @Test func `keeps the records before every byte at which its last segment is cut`() async throws {
        let (_, written, name) = try await unsyncedGroup()
        for end in 24...(24 + 240) {
            let disk = SimulatedDisk()
            disk.replace(name, with: Array(written.prefix(end)))
            let found = try await JournalBench.payloads(on: disk)
            #expect(found == (0..<((end - 24) / 40)).map { JournalBench.payload($0) }, "cut at \(end)")
        }
    }

    @Test func `erases a torn tail, so that old bytes never come back as records`() async throws {
        let (synced, written, name) = try await unsyncedGroup()
        var bytes = written
        bytes.replaceSubrange((24 + 80)..<(24 + 120), with: synced[(24 + 80)..<(24 + 120)])
        for seed in 0..<20 as Range<UInt64> {
            let disk = SimulatedDisk()
            disk.replace(name, with: bytes)
            let writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
            // As long as the lost record: without erasing, its old successors would fit behind it.
            _ = try await writer.append(JournalBench.payload(99))
            disk.loseUnsyncedBytes(seed: seed)
            let found = try await JournalBench.payloads(on: disk)
            #expect(found == [0, 1, 99].map { JournalBench.payload($0) })
        }
    }

    @Test func `makes durable what it found, even if the sync before the crash had failed`() async throws {
        for seed in 0..<20 as Range<UInt64> {
            let disk = SimulatedDisk()
            let writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
            disk.failSync(after: 0)
            _ = await JournalBench.result(of: [1, 2, 3], to: writer)
            disk.killUsers()
            let found = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
            #expect(try JournalBench.records(of: found, on: disk).map(\.payload) == [[1, 2, 3]])
            disk.loseUnsyncedBytes(seed: seed)
            #expect(try await JournalBench.payloads(on: disk) == [[1, 2, 3]])
        }
    }
}
