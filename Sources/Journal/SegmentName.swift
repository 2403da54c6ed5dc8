/// How a segment's file is called: its first position in twenty digits, so that names sort as
/// positions do.
package enum SegmentName {
    /// The preallocated file that becomes the next segment. It holds no record.
    static let spare = "spare"
    private static let suffix = ".journal"
    private static let digits = 20

    /// The name of the segment that begins at `first`.
    static func of(_ first: JournalPosition) -> String {
        let number = String(first.rawValue)
        return String(repeating: "0", count: digits - number.count) + number + suffix
    }

    /// The first position in `name`, or nothing if no segment is called so.
    package static func first(in name: String) -> JournalPosition? {
        guard name.hasSuffix(suffix), name.utf8.count == digits + suffix.utf8.count,
            let number = UInt64(name.dropLast(suffix.count))
        else { return nil }
        return JournalPosition(rawValue: number)
    }
}
