package import Journal
import Synchronization

/// A ``SimulatedDisk`` as one run of the daemon sees it: its work is done on a line of the simulation, and
/// once its power is cut, every call fails and changes nothing.
package final class PoweredDisk: JournalDisk {
    private let disk: SimulatedDisk
    private let line: SeededLine
    private let power = Mutex(true)
    private let willRemove: @Sendable (String) -> Void

    /// Powers `disk`, for one run. `willRemove` hears of each file just before it goes.
    package init(
        _ disk: SimulatedDisk, line: SeededLine, willRemove: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.disk = disk
        self.line = line
        self.willRemove = willRemove
    }

    /// Whether calls still reach the disk.
    package var hasPower: Bool { power.withLock { $0 } }

    /// Lets no later call reach the disk. What is on it is for the caller to decide.
    package func cutPower() { power.withLock { $0 = false } }

    /// The disk's own.
    package var path: String { disk.path }

    /// Takes the lock.
    package func lock() throws(JournalError) {
        try check(.lock)
        try disk.lock()
    }

    /// Frees the lock, unless it has gone with the power.
    package func unlock() { if hasPower { disk.unlock() } }

    /// Lists the names.
    package func names() throws(JournalError) -> [String] {
        try check(.read)
        return try disk.names()
    }

    /// Opens a file.
    package func open(_ name: String, forWriting: Bool) throws(JournalError) -> any JournalFile {
        try check(.open)
        return PoweredFile(try disk.open(name, forWriting: forWriting), disk: self)
    }

    /// Creates a file.
    package func create(_ name: String) throws(JournalError) -> any JournalFile {
        try check(.create)
        return PoweredFile(try disk.create(name), disk: self)
    }

    /// Renames a file.
    package func rename(_ name: String, to newName: String) throws(JournalError) {
        try check(.rename)
        try disk.rename(name, to: newName)
    }

    /// Removes a file.
    package func remove(_ name: String) throws(JournalError) {
        try check(.remove)
        willRemove(name)
        try disk.remove(name)
    }

    /// Syncs the folder.
    package func sync() throws(JournalError) {
        try check(.sync)
        try disk.sync()
    }

    /// Does `work` on the line, some time.
    package func perform(_ work: @escaping @Sendable () -> Void) { line.perform(work) }

    func check(_ operation: JournalOperation) throws(JournalError) {
        guard hasPower else { throw JournalError(errno: 5, operation: operation, path: path) }
    }
}
