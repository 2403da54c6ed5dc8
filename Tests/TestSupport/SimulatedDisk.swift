import Glibc
package import Journal
import Synchronization

/// A disk in memory that keeps what real disks promise and nothing more.
///
/// Bytes and names that were not synced are lost, kept or torn when power is cut, as a seed says. It
/// also runs out of space and fails on order. Its work is done in the thread of whoever hands it
/// in, before ``perform(_:)`` returns, so a journal on it needs no threads and is the same each time.
package final class SimulatedDisk: JournalDisk {
    /// A folder that does not exist.
    package let path = "/simulated/journal"
    private let state = Mutex(SimulatedPlatter())
    private let work = Mutex(Work())

    /// What ``perform(_:)`` was given and has not been done.
    private struct Work {
        var waiting: [@Sendable () -> Void] = []
        var isBusy = false
        var isHeld = false
    }

    /// An empty disk without limits.
    package init() {}

    /// Cuts the power and turns it on again: a seeded part of what was not synced is gone.
    ///
    /// Files that were open are dead: every call on them fails, and changes nothing. The lock is
    /// free. Faults that were ordered are forgotten; limits of space stay.
    package func loseUnsyncedBytes(seed: UInt64) {
        state.withLock { $0.restart(losingWith: Dice(seed: seed)) }
    }

    /// Kills whoever uses the disk: nothing is lost, but open files are dead and the lock is free.
    package func killUsers() {
        state.withLock { $0.restart(losingWith: nil) }
    }

    /// Lets power fail during the changing call after the next `calls` ones; all calls fail from
    /// there on until ``loseUnsyncedBytes(seed:)``.
    package func endPower(afterCalls calls: Int) {
        state.withLock { $0.callsUntilPowerEnds = calls }
    }

    /// Lets one sync fail with an input/output error after the next `syncs` ones; as on Linux, what
    /// it should have written is then never written by later syncs.
    package func failSync(after syncs: Int) {
        state.withLock { $0.syncsUntilFailure = syncs }
    }

    /// Lets one write fail with an input/output error in its middle after the next `writes` ones.
    package func failWrite(after writes: Int) {
        state.withLock { $0.writesUntilFailure = writes }
    }

    /// Limits what all files may take together; nothing takes the limit away.
    package func limitSpace(bytes: Int?) {
        state.withLock { $0.spaceBytes = bytes }
    }

    /// Lets writes run out of space after `bytes` more bytes, even inside preallocated files, as
    /// file systems do that copy on write; nothing takes the limit away.
    package func limitWrites(bytes: Int?) {
        state.withLock { $0.writableBytes = bytes }
    }

    /// How many calls have changed, or tried to change, the disk.
    package var changingCalls: Int { state.withLock { $0.changingCalls } }

    /// How many syncs have succeeded, of files and of the folder.
    package var syncs: Int { state.withLock { $0.syncs } }

    /// Keeps work back until ``releaseWork()``, so that a test can let appends gather.
    package func holdWork() {
        work.withLock { $0.isHeld = true }
    }

    /// Does the work that was kept back, and keeps back no more.
    package func releaseWork() {
        work.withLock { $0.isHeld = false }
        doWork()
    }

    /// What a file holds, preallocated zeroes included; empty if there is none.
    package func contents(of name: String) -> [UInt8] {
        state.withLock { $0.contents(of: name) }
    }

    /// Puts a file in place behind everybody's back, or takes it away, on the disk too.
    package func replace(_ name: String, with bytes: [UInt8]?) {
        state.withLock { $0.replace(name, with: bytes) }
    }

    /// A new disk that holds the same; the one way to try many damages on one journal.
    package func copy() -> SimulatedDisk {
        let copy = SimulatedDisk()
        let platter = state.withLock { $0 }
        copy.state.withLock { $0 = platter }
        copy.killUsers()
        return copy
    }

    /// Does `work` at once, unless other work is being done or kept back; then it comes after that.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        self.work.withLock { $0.waiting.append(work) }
        doWork()
    }

    private func doWork() {
        let isFree = work.withLock { work in
            defer { work.isBusy = work.isBusy || !work.isHeld }
            return !work.isBusy && !work.isHeld
        }
        guard isFree else { return }
        while true {
            let next = work.withLock { work -> (@Sendable () -> Void)? in
                if work.isHeld || work.waiting.isEmpty {
                    work.isBusy = false
                    return nil
                }
                return work.waiting.removeFirst()
            }
            guard let next else { return }
            next()
        }
    }
}

extension SimulatedDisk {
    /// Takes the lock, which goes when power goes.
    package func lock() throws(JournalError) {
        guard state.withLock({ $0.takeLock() }) else {
            throw JournalError(
                kind: .locked(pid: 1), operation: .lock, path: path, hint: "It is in use by process 1.")
        }
    }

    /// Frees the lock.
    package func unlock() {
        state.withLock { $0.isLocked = false }
    }

    /// Lists the names as a process would see them.
    package func names() throws(JournalError) -> [String] {
        state.withLock { $0.names.keys.sorted() }
    }

    /// Opens a file.
    package func open(_ name: String, forWriting: Bool) throws(JournalError) -> any JournalFile {
        try act(.open, name) { platter throws(SimulatedFailure) in
            guard let file = platter.names[name] else { throw SimulatedFailure(errno: ENOENT) }
            return File(disk: self, name: name, number: file, age: platter.age)
        }
    }

    /// Creates a file; the name is lost without a sync of the folder.
    package func create(_ name: String) throws(JournalError) -> any JournalFile {
        try act(.create, name) { platter throws(SimulatedFailure) in
            File(disk: self, name: name, number: try platter.create(name), age: platter.age)
        }
    }

    /// Renames a file; undone without a sync of the folder.
    package func rename(_ name: String, to newName: String) throws(JournalError) {
        try act(.rename, name) { platter throws(SimulatedFailure) in
            try platter.rename(name, to: newName)
        }
    }

    /// Removes a file; undone without a sync of the folder.
    package func remove(_ name: String) throws(JournalError) {
        try act(.remove, name) { platter throws(SimulatedFailure) in try platter.remove(name) }
    }

    /// Syncs the folder.
    package func sync() throws(JournalError) {
        try act(.sync, "") { platter throws(SimulatedFailure) in try platter.syncNames() }
    }

    fileprivate func act<Value>(
        _ operation: JournalOperation, _ name: String,
        _ body: (inout SimulatedPlatter) throws(SimulatedFailure) -> Value
    ) throws(JournalError) -> Value {
        do throws(SimulatedFailure) {
            return try state.withLock { platter throws(SimulatedFailure) in try body(&platter) }
        } catch {
            throw JournalError(errno: error.errno, operation: operation, path: path + "/" + name)
        }
    }

    /// An open file, which dies with the power.
    private final class File: JournalFile {
        private let disk: SimulatedDisk
        private let name: String
        private let number: Int
        private let age: Int

        init(disk: SimulatedDisk, name: String, number: Int, age: Int) {
            self.disk = disk
            self.name = name
            self.number = number
            self.age = age
        }

        func size() throws(JournalError) -> Int {
            try act(.read) { platter throws(SimulatedFailure) in platter.files[number].size }
        }

        func read(at offset: Int, count: Int) throws(JournalError) -> [UInt8] {
            try act(.read) { platter throws(SimulatedFailure) in
                platter.files[number].read(at: offset, count: count)
            }
        }

        func write(_ bytes: [UInt8], at offset: Int) throws(JournalError) {
            try act(.write) { platter throws(SimulatedFailure) in
                try platter.write(bytes, at: offset, in: number)
            }
        }

        func preallocate(_ size: Int) throws(JournalError) {
            try act(.preallocate) { platter throws(SimulatedFailure) in try platter.grow(number, to: size) }
        }

        func shorten(to size: Int) throws(JournalError) {
            try act(.shorten) { platter throws(SimulatedFailure) in try platter.resize(number, to: size) }
        }

        func sync() throws(JournalError) {
            try act(.sync) { platter throws(SimulatedFailure) in try platter.sync(number) }
        }

        func syncContents() throws(JournalError) {
            try sync()
        }

        private func act<Value>(
            _ operation: JournalOperation,
            _ body: (inout SimulatedPlatter) throws(SimulatedFailure) -> Value
        ) throws(JournalError) -> Value {
            try disk.act(operation, name) { platter throws(SimulatedFailure) in
                guard platter.age == age else { throw SimulatedFailure(errno: EIO) }
                return try body(&platter)
            }
        }
    }
}
