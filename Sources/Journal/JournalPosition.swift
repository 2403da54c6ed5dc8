/// A place in the journal, counted in bytes of records over all segments since the first one.
///
/// The position of a record is the place *after* it. Segment headers and preallocated space do
/// not count, so positions have no gaps: a record begins where the one before it ended.
package struct JournalPosition: Comparable, Hashable, Sendable {
    /// Bytes of records before this place.
    package let rawValue: UInt64

    /// Takes a position back from where it was kept, such as the ledger's applied position.
    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Before the first record that was ever written.
    package static let start = JournalPosition(rawValue: 0)

    /// Orders places as the journal does.
    package static func < (left: JournalPosition, right: JournalPosition) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The place `bytes` further on.
    func advanced(by bytes: Int) -> JournalPosition {
        JournalPosition(rawValue: rawValue + UInt64(bytes))
    }

    /// Bytes of records from `other`, which is not later, to here.
    func bytes(since other: JournalPosition) -> Int {
        Int(rawValue - other.rawValue)
    }
}
