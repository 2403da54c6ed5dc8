import Journal
import TestSupport
import Testing

/// Writes and reads small journals on simulated disks.
enum JournalBench {
    /// Segments of 4 KiB, so that a few records roll over.
    static let limits = JournalLimits(
        segmentBytesMax: 4096, recordBytesMax: 3000, journalBytesMax: 1 << 20, groupBytesMax: 2048,
        queueBytesMax: 1 << 20)

    /// A payload of `count` bytes that tells which record it is.
    static func payload(_ number: Int, count: Int = 20) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0 &* 7) | 1 }
    }

    /// Appends all payloads at once, as one queue in their order, and returns what became of each.
    static func appendTogether(
        _ payloads: [[UInt8]], usesReserve: Bool = false, to writer: JournalWriter, on disk: SimulatedDisk
    ) async -> [Result<JournalPosition, JournalError>] {
        disk.holdWork()
        return await withTaskGroup { group in
            for (index, payload) in payloads.enumerated() {
                group.addImmediateTask {
                    (index, await result(of: payload, usesReserve: usesReserve, to: writer))
                }
            }
            disk.releaseWork()
            var results: [(Int, Result<JournalPosition, JournalError>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// Appends one payload and returns what became of it.
    static func result(
        of payload: [UInt8], usesReserve: Bool = false, to writer: JournalWriter
    ) async -> Result<JournalPosition, JournalError> {
        do throws(JournalError) {
            return .success(try await writer.append(payload, usesReserve: usesReserve))
        } catch {
            return .failure(error)
        }
    }

    /// All records from `start` to what `writer` says is durable.
    static func records(
        after start: JournalPosition = .start, of writer: JournalWriter, on disk: any JournalDisk
    ) throws -> [JournalRecord] {
        var reader = JournalReader(disk: disk, after: start, limits: limits)
        var records: [JournalRecord] = []
        while reader.position < writer.durable {
            records += try reader.next(upTo: writer.durable, bytesMax: 2000)
        }
        return records
    }

    /// The payloads of a journal that is opened for it, recovered and closed in order.
    static func payloads(on disk: SimulatedDisk) async throws -> [[UInt8]] {
        let writer = try await JournalWriter.open(disk: disk, limits: limits)
        let records = try records(after: writer.oldest, of: writer, on: disk)
        await writer.close()
        return records.map(\.payload)
    }

    /// Why a journal cannot be opened, or nothing if it can.
    static func refusal(of disk: SimulatedDisk) async -> JournalError? {
        do throws(JournalError) {
            await (try JournalWriter.open(disk: disk, limits: limits)).close()
            return nil
        } catch {
            return error
        }
    }

    /// The names of all segments, in order.
    static func segments(on disk: SimulatedDisk) throws -> [String] {
        try disk.names().filter { $0.hasSuffix(".journal") }.sorted()
    }
}
