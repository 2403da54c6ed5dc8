import Journal
import TestSupport
import Testing

@Suite struct `A follower` {
    private let disk = SimulatedDisk()
    private let limits = JournalBench.limits

    @Test func `reads records as they become durable, over all segments`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let disk = disk
        let limits = limits
        async let followed = {
            var reader = JournalReader(disk: disk, after: .start, limits: limits)
            var records: [JournalRecord] = []
            while records.count < 200 {
                try await writer.waitUntilDurable(past: reader.position)
                records += try reader.next(upTo: writer.durable, bytesMax: 1000)
            }
            return records
        }()
        var ends: [JournalPosition] = []
        for number in 0..<200 {
            ends.append(try await writer.append(JournalBench.payload(number, count: 100)))
        }
        let records = try await followed
        #expect(records.map(\.end) == ends)
        await writer.close()
    }

    @Test func `begins after any record`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        var ends: [JournalPosition] = [.start]
        for number in 0..<40 {
            ends.append(try await writer.append(JournalBench.payload(number, count: 300)))
        }
        for (index, end) in ends.enumerated() {
            let records = try JournalBench.records(after: end, of: writer, on: disk)
            #expect(records.map(\.end) == Array(ends[(index + 1)...]))
        }
        await writer.close()
    }

    @Test func `gets at least one record and at most the bytes it asks for`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        for number in 0..<5 { _ = try await writer.append(JournalBench.payload(number, count: 100)) }
        var reader = JournalReader(disk: disk, after: .start, limits: limits)
        #expect(try reader.next(upTo: writer.durable, bytesMax: 1).count == 1)
        #expect(try reader.next(upTo: writer.durable, bytesMax: 299).count == 2)
        #expect(try reader.next(upTo: writer.durable, bytesMax: 200).count == 2)
        #expect(try reader.next(upTo: writer.durable, bytesMax: 200).isEmpty)
        await writer.close()
    }

    @Test func `is not given a damaged record, and learns where it is`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        for number in 0..<20 { _ = try await writer.append(JournalBench.payload(number, count: 700)) }
        let first = try #require(try JournalBench.segments(on: disk).first)
        Damage.flipBit(byte: 24 + 720 + 300, bit: 3).strike(first, on: disk)
        var reader = JournalReader(disk: disk, after: .start, limits: limits)
        #expect(try reader.next(upTo: writer.durable, bytesMax: .max).count == 1)
        let error = #expect(throws: JournalError.self) {
            try reader.next(upTo: writer.durable, bytesMax: .max)
        }
        #expect(error?.kind == .damaged)
        #expect(error?.position == JournalPosition(rawValue: 720))
        await writer.close()
    }

    @Test func `waits until there is more`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        await withTaskGroup { group in
            group.addImmediateTask {
                await #expect(throws: Never.self) { try await writer.waitUntilDurable(past: .start) }
                #expect(writer.durable > .start)
            }
            _ = await JournalBench.result(of: [1], to: writer)
        }
        await writer.close()
    }

    @Test func `stops waiting without an error when it is cancelled`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        await withTaskGroup { group in
            group.addImmediateTask {
                await #expect(throws: Never.self) { try await writer.waitUntilDurable(past: .start) }
            }
            group.cancelAll()
            group.addImmediateTask {
                await #expect(throws: Never.self) { try await writer.waitUntilDurable(past: .start) }
            }
        }
        await writer.close()
    }

    @Test func `learns that the journal was closed, but not before it has read all`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let end = try await writer.append([1])
        await withTaskGroup { group in
            group.addImmediateTask {
                let error = await #expect(throws: JournalError.self) {
                    try await writer.waitUntilDurable(past: end)
                }
                #expect(error?.kind == .closed)
            }
            await writer.close()
        }
        try await writer.waitUntilDurable(past: .start)
    }
}
