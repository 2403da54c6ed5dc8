import Execution
package import Messaging
import Synchronization

/// Whether one end of the whole queue is held, over restarts too. Owns its marker in the state directory.
///
/// The marker is a file: that it is there holds the queue, whatever it says. A change is on the disk before
/// it is in force.
package actor QueueHold {
    /// Which end.
    package enum End: Sendable {
        /// Nothing is sent.
        case sending
        /// Nothing more is accepted.
        case accepting
    }

    private let end: End
    private let path: String
    private let folder: String
    private let executor = QueueExecutor(label: "hold")
    private let state: Mutex<Hold?>

    /// Reads the marker of this end in the state directory. Blocks for a moment.
    package init(stateDirectory: String, of end: End = .sending) throws(ArchiveError) {
        self.end = end
        folder = stateDirectory
        path = stateDirectory + "/" + end.marker
        guard ArchiveFolder.exists(path) else {
            state = Mutex(nil)
            return
        }
        let found = Hold(try ArchiveFile.contents(of: path, most: 4096))
        state = Mutex(found ?? Hold(end.gravestReason, since: Timestamp(milliseconds: 0)))
    }

    /// The actor's thread, which the disk may block.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// The hold that is in force, if one is. Cheap, from any thread.
    package nonisolated var current: Hold? { state.withLock { $0 } }

    /// Holds this end of the queue from now on, if it is not held already; returns the hold in force.
    package func pause(at moment: Timestamp) throws(ArchiveError) -> Hold {
        if let current { return current }
        let hold = Hold(end.wantedReason, since: moment)
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
        let path = folder + "/" + (hold.reason == .draining ? End.accepting : .sending).marker
        try ArchiveFolder.remove(path + ".new")
        try ArchiveFile.write(hold.json.serialized(), to: path + ".new")
        try ArchiveFolder.rename(path + ".new", to: path)
        try ArchiveFolder.sync(folder)
    }
}

extension QueueHold.End {
    fileprivate var marker: String {
        switch self {
        case .sending: BackupNames.hold
        case .accepting: BackupNames.draining
        }
    }

    /// Why it is held where an operator says so.
    fileprivate var wantedReason: Hold.Reason {
        switch self {
        case .sending: .paused
        case .accepting: .draining
        }
    }

    /// Why it is held where the marker does not say.
    fileprivate var gravestReason: Hold.Reason {
        switch self {
        case .sending: .restored
        case .accepting: .draining
        }
    }
}
