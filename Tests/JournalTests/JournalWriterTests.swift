import Journal
import TestSupport
import Testing

@Suite struct `A journal` {
    private let disk = SimulatedDisk()
    private let limits = JournalBench.limits

    @Test func `gives back what was appended, in order, with the positions it returned`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        var ends: [JournalPosition] = []
        for number in 0..<300 {
            ends.append(try await writer.append(JournalBench.payload(number, count: 1 + number % 90)))
        }
        let records = try JournalBench.records(of: writer, on: disk)
        #expect(records.map(\.payload) == (0..<300).map { JournalBench.payload($0, count: 1 + $0 % 90) })
        #expect(records.map(\.end) == ends)
        #expect(writer.durable == ends.last)
        #expect(try JournalBench.segments(on: disk).count > 3)
        await writer.close()
    }

    @Test func `goes on after the last record when it is opened again`() async throws {
        for number in 0..<20 {
            let writer = try await JournalWriter.open(disk: disk, limits: limits)
            _ = try await writer.append(JournalBench.payload(number, count: 700))
            await writer.close()
        }
        #expect(
            try await JournalBench.payloads(on: disk) == (0..<20).map { JournalBench.payload($0, count: 700) }
        )
    }

    @Test func `syncs appends that came together once`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let before = disk.syncs
        let results = await JournalBench.appendTogether(
            (0..<30).map { JournalBench.payload($0) }, to: writer, on: disk)
        #expect(disk.syncs == before + 1)
        let ends = try results.map { try $0.get().rawValue }
        #expect(ends == (1...30).map { UInt64($0) * 40 })
        await writer.close()
    }

    @Test func `makes no group larger than the limit, except of one record`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let before = disk.syncs
        let payloads = [2900, 500, 500, 500, 500].enumerated().map { JournalBench.payload($0, count: $1) }
        for result in await JournalBench.appendTogether(payloads, to: writer, on: disk) {
            _ = try result.get()
        }
        // One alone; then a new segment (header, end of the old, folder, spare twice) with 3, then 1.
        #expect(try JournalBench.segments(on: disk).count == 2)
        #expect(try JournalBench.records(of: writer, on: disk).map(\.payload) == payloads)
        #expect(disk.syncs > before + 3)
        await writer.close()
    }

    @Test func `keeps the order of many who append at once`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let ends = try await withThrowingTaskGroup { group in
            for producer in 0..<16 {
                group.addTask {
                    var ends: [JournalPosition: [UInt8]] = [:]
                    for number in 0..<50 {
                        let payload = [UInt8(producer + 1), UInt8(number)]
                        ends[try await writer.append(payload)] = payload
                    }
                    return ends
                }
            }
            return try await group.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        }
        let records = try JournalBench.records(of: writer, on: disk)
        #expect(records.count == 800)
        for record in records { #expect(ends[record.end] == record.payload) }
        for producer in 0..<16 {
            let own = records.filter { $0.payload[0] == UInt8(producer + 1) }.map { $0.payload[1] }
            #expect(own == (0..<50).map { UInt8($0) })
        }
        await writer.close()
    }

    @Test func `refuses a record that is too large and goes on`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let result = await JournalBench.result(of: JournalBench.payload(1, count: 3001), to: writer)
        #expect(throws: JournalError.self) { try result.get() }
        _ = try await writer.append(JournalBench.payload(2, count: 3000))
        await writer.close()
    }

    @Test func `refuses as overloaded what would wait in too much memory`() async throws {
        var limits = limits
        limits.queueBytesMax = 100
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let results = await JournalBench.appendTogether(
            (0..<3).map { JournalBench.payload($0) }, to: writer, on: disk)
        #expect(throws: Never.self) { try results[1].get() }
        guard case .failure(let error) = results[2] else {
            Issue.record("the third append was taken")
            return
        }
        #expect(error.kind == .overloaded)
        await writer.close()
    }

    @Test func `refuses limits that do not fit together, with a sentence`() async {
        let error = await #expect(throws: JournalError.self) {
            try await JournalWriter.open(
                disk: disk, limits: JournalLimits(segmentBytesMax: 100, recordBytesMax: 100))
        }
        #expect(error?.kind == .unfitLimits)
    }

    @Test func `lets what waits finish when it is closed, and refuses what comes later`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        disk.holdWork()
        await withTaskGroup { group in
            group.addImmediateTask { _ = await JournalBench.result(of: [1], to: writer) }
            group.addImmediateTask { await writer.close() }
            group.addImmediateTask {
                let late = await JournalBench.result(of: [2], to: writer)
                #expect(throws: JournalError.self) { try late.get() }
            }
            disk.releaseWork()
        }
        #expect(writer.closedBecause?.kind == .closed)
        #expect(try await JournalBench.payloads(on: disk) == [[1]])
        await writer.close()
    }

    @Test func `lets one opener in and tells the next one who it is`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let refusal = await JournalBench.refusal(of: disk)
        #expect(refusal?.kind == .locked(pid: 1))
        await writer.close()
        #expect(await JournalBench.refusal(of: disk) == nil)
    }

    @Test func `removes segments that end before a position, never the last`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        var ends: [JournalPosition] = []
        for number in 0..<30 {
            ends.append(try await writer.append(JournalBench.payload(number, count: 700)))
        }
        let before = try JournalBench.segments(on: disk)
        try await writer.removeSegments(before: ends[11])
        #expect(writer.oldest <= ends[11] && writer.oldest > .start)
        let kept = try JournalBench.records(after: writer.oldest, of: writer, on: disk)
        #expect(kept.map(\.end) == ends.filter { $0 > writer.oldest })
        try await writer.removeSegments(before: writer.durable)
        #expect(try JournalBench.segments(on: disk) == [try #require(before.last)])
        let error = #expect(throws: JournalError.self) { try JournalBench.records(of: writer, on: disk) }
        #expect(error?.kind == .removed)
        await writer.close()
    }
}
