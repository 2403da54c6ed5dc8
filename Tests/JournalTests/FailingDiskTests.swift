import Journal
import TestSupport
import Testing

@Suite struct `A journal whose disk fails` {
    private let disk = SimulatedDisk()
    private let limits = JournalBench.limits

    private func checkClosedForGood(_ writer: JournalWriter, by result: Result<JournalPosition, JournalError>)
        async
    {
        let error = #expect(throws: JournalError.self) { try result.get() }
        #expect(error?.kind == .io(errno: 5))
        let later = await JournalBench.result(of: [9], to: writer)
        let closed = #expect(throws: JournalError.self) { try later.get() }
        #expect(closed?.kind == .closed)
        #expect(closed?.errno == 5)
        #expect(writer.closedBecause?.kind == .io(errno: 5))
    }

    @Test func `closes for good after one failed sync`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let durable = try await writer.append([1])
        disk.failSync(after: 0)
        await checkClosedForGood(writer, by: await JournalBench.result(of: [2], to: writer))
        #expect(writer.durable == durable)
        await writer.close()
    }

    @Test func `closes for good after one failed write`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        disk.failWrite(after: 0)
        await checkClosedForGood(writer, by: await JournalBench.result(of: [2], to: writer))
        await writer.close()
        #expect(try await JournalBench.payloads(on: disk).isEmpty)
    }

    @Test func `tells the failed group the reason, and those behind it that it is closed`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        disk.failSync(after: 1)
        let payloads = (0..<6).map { JournalBench.payload($0, count: 600) }
        let kinds = await JournalBench.appendTogether(payloads, to: writer, on: disk).map { result in
            if case .failure(let error) = result { error.kind } else { JournalError.Kind?.none }
        }
        #expect(
            kinds == [nil, nil, nil, .io(errno: 5), .io(errno: 5), .io(errno: 5)] || kinds.last == .closed)
        #expect(kinds.first == .some(nil))
        await writer.close()
    }

    @Test func `tells followers`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        disk.failSync(after: 0)
        await withTaskGroup { group in
            group.addImmediateTask {
                let error = await #expect(throws: JournalError.self) {
                    try await writer.waitUntilDurable(past: .start)
                }
                #expect(error?.kind == .io(errno: 5))
            }
            _ = await JournalBench.result(of: [1], to: writer)
        }
        await writer.close()
    }

    @Test func `lets go of the lock when it is closed, and opens again`() async throws {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        _ = try await writer.append([1])
        disk.failSync(after: 0)
        _ = await JournalBench.result(of: [2], to: writer)
        await writer.close()
        #expect(try await JournalBench.payloads(on: disk).first == [1])
    }
}
