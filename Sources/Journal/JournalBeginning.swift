/// An empty journal that goes on from a position, for a ledger that comes without its journal.
package enum JournalBeginning {
    /// Makes the first segment, with nothing in it, so that the next record begins at `position`.
    ///
    /// When this returns, the segment survives a power cut. It blocks. The folder must be the caller's alone:
    /// the journal's lock is not taken.
    ///
    /// - Throws: kind `damaged` if the folder has a segment already, else what the system says.
    package static func lay(at position: JournalPosition, on disk: any JournalDisk) throws(JournalError) {
        let name = SegmentName.of(position)
        guard try disk.names().allSatisfy({ SegmentName.first(in: $0) == nil }) else {
            throw JournalError(
                kind: .damaged, operation: .create, path: disk.path + "/" + name, position: position,
                hint: "There is a journal already; an empty one begins in an empty folder.")
        }
        let file = try disk.create(name)
        try file.write(SegmentHeader(first: position).encoded, at: 0)
        try file.sync()
        try disk.sync()
    }
}
