/// One record as a follower reads it: the bytes that were appended, and the place after them.
package struct JournalRecord: Equatable, Sendable {
    /// What was given to ``JournalWriter/append(_:usesReserve:)``, verified by its checksum.
    package let payload: [UInt8]

    /// The position after the record, the same that the append returned.
    package let end: JournalPosition

    /// Makes a record; tests of followers make their own.
    package init(payload: [UInt8], end: JournalPosition) {
        self.payload = payload
        self.end = end
    }
}
