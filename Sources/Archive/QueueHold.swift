import Execution
package import Messaging
import Synchronization

/// Whether the whole queue is held, over restarts too. Owns the marker in the state directory.
///
/// The marker is a file: that it is there holds the queue, whatever it says. A change is on the disk before
/// it is in force.
package actor QueueHold {
    private let path: String
    private let folder: String
    private let executor = QueueExecutor(label: "hold")
    private let state: Mutex<Hold?>

    /// Reads the marker in the state directory. Blocks for a moment.
    package init(stateDirectory: String) throws(ArchiveError) {
        folder = stateDirectory
        path = stateDirectory + "/" + BackupNames.hold
        guard ArchiveFolder.exists(path) else {
            state = Mutex(nil)
            return
        }
        let found = Hold(try ArchiveFile.contents(of: path, most: 4096))
        state = Mutex(found ?? Hold(.restored, since: Timestamp(milliseconds: 0)))
    }

    /// The actor's thread, which the disk may block.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// The hold that is in force, if one is. Cheap, from any thread.
    package nonisolated var current: Hold? { state.withLock { $0 } }

    /// Holds the queue from now on, if it is not held already; returns the hold in force.
    package func pause(at moment: Timestamp) throws(ArchiveError) -> Hold {
        if let current { return current }
        let hold = Hold(.paused, since: moment)
        try Self.lay(hold, in: folder)
        state.withLock { $0 = hold }
        return hold
    }

    /// Lets the queue go on; returns the hold that was in force, if one was.
    package func resume() throws(ArchiveError) -> Hold? {
        let hold = current
        try ArchiveFolder.remove(path)
        try ArchiveFolder.sync(folder)
        state.withLock { $0 = nil }
        return hold
    }

    /// Makes the marker in a state directory, or in what is to become one.
    static func lay(_ hold: Hold, in folder: String) throws(ArchiveError) {
        let path = folder + "/" + BackupNames.hold
        try ArchiveFolder.remove(path + ".new")
        try ArchiveFile.write(hold.json.serialized(), to: path + ".new")
        try ArchiveFolder.rename(path + ".new", to: path)
        try ArchiveFolder.sync(folder)
    }
}
