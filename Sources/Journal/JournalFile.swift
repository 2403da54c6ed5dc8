/// One open file of a ``JournalDisk``; closed when the last reference goes. All calls block.
package protocol JournalFile: AnyObject, Sendable {
    /// Bytes in the file, preallocated ones included.
    func size() throws(JournalError) -> Int

    /// The bytes from `offset` on: `count` of them, or fewer where the file ends.
    func read(at offset: Int, count: Int) throws(JournalError) -> [UInt8]

    /// Writes all of `bytes`, or throws after writing any part of them.
    func write(_ bytes: [UInt8], at offset: Int) throws(JournalError)

    /// Grows the file to `size` bytes that read as zero, and takes the space for them.
    ///
    /// - Throws: kind `full` when the disk has no space for it; the file may have grown in part.
    func preallocate(_ size: Int) throws(JournalError)

    /// Cuts the file; what was behind `size` reads as zero if the file grows again.
    func shorten(to size: Int) throws(JournalError)

    /// Makes contents and size survive a power cut. The error is never `full`.
    func sync() throws(JournalError)

    /// Makes contents survive a power cut where they lie inside the preallocated size.
    ///
    /// Cheaper than ``sync()``: the file's times and size need not be written.
    func syncContents() throws(JournalError)
}
