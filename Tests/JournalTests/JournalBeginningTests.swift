import Journal
import TestSupport
import Testing

@Suite struct `A journal that begins at a position` {
    private let position = JournalPosition(rawValue: 91_204)

    @Test func `is empty there, and goes on from there over restarts`() async throws {
        let disk = SimulatedDisk()
        try JournalBeginning.lay(at: position, on: disk)
        disk.loseUnsyncedBytes(seed: 1)
        for round in 0..<2 {
            let writer = try await JournalWriter.open(disk: disk, limits: JournalBench.limits)
            #expect(writer.oldest == position)
            if round == 0 { #expect(writer.durable == position) }
            let end = try await writer.append(JournalBench.payload(round))
            #expect(end > position)
            let records = try JournalBench.records(after: position, of: writer, on: disk)
            #expect(records.map(\.payload) == (0...round).map { JournalBench.payload($0) })
            await writer.close()
        }
    }

    @Test func `is refused where there is a journal`() async throws {
        let disk = SimulatedDisk()
        await (try JournalWriter.open(disk: disk, limits: JournalBench.limits)).close()
        #expect(throws: JournalError.self) { try JournalBeginning.lay(at: position, on: disk) }
    }
}
