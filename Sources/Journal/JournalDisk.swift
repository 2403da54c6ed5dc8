/// The folder that holds a journal: ``FileDisk`` on a real disk, `SimulatedDisk` in tests.
///
/// All calls block until they are done, except ``perform(_:)``. The writer makes its calls from
/// inside ``perform(_:)``; readers make theirs wherever their owner lets them block.
package protocol JournalDisk: Sendable {
    /// The folder, for errors and logs.
    var path: String { get }

    /// Creates the folder if it is missing and keeps every other opener out until ``unlock()``.
    ///
    /// - Throws: kind `locked` with the holder's process id when someone else is in.
    func lock() throws(JournalError)

    /// Lets others in again. Does nothing if the lock is not held.
    func unlock()

    /// The names of all files in the folder, in no order.
    func names() throws(JournalError) -> [String]

    /// Opens a file that exists, for reading only or for both.
    func open(_ name: String, forWriting: Bool) throws(JournalError) -> any JournalFile

    /// Creates an empty file, readable by its owner only, and opens it; throws if the name is taken.
    func create(_ name: String) throws(JournalError) -> any JournalFile

    /// Gives a file another name, at once or not at all. Open files stay open.
    func rename(_ name: String, to newName: String) throws(JournalError)

    /// Removes a name. Who has the file open can still read it.
    func remove(_ name: String) throws(JournalError)

    /// Makes all names that were created, changed or removed survive a power cut.
    func sync() throws(JournalError)

    /// Does `work` where it may block: one after the other, in the order of the calls.
    ///
    /// A real disk does it on a thread of its own and returns at once. A simulated disk may do it
    /// before returning, in the caller's thread; that makes a test deterministic.
    func perform(_ work: @escaping @Sendable () -> Void)
}
