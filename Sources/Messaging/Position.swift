/// A place in the order of everything that happened: the end of a record in the journal.
///
/// Positions only grow, over restarts too. Comparing two of them says which event came first.
package struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Bytes of journal before this place, counted from the first record ever written.
    package let offset: UInt64

    /// Wraps an offset that the journal gave out.
    package init(offset: UInt64) { self.offset = offset }

    /// Before the first record.
    package static let start = Position(offset: 0)

    /// The offset in decimal digits.
    package var description: String { String(offset) }

    /// Whether `left` happened before `right`.
    package static func < (left: Position, right: Position) -> Bool { left.offset < right.offset }
}
