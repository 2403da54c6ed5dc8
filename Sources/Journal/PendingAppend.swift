/// One append that waits for its group, with the place to which its result goes.
struct PendingAppend: Sendable {
    let payload: [UInt8]
    /// Whether it may take the space that is kept for work already accepted.
    let usesReserve: Bool
    /// Resumed exactly once, outside of every lock.
    let continuation: CheckedContinuation<Result<JournalPosition, JournalError>, Never>

    /// Bytes of the record in the file.
    var recordBytes: Int { RecordHeader.bytes + payload.count }
}
