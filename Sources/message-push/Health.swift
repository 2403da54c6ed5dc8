import Ledger
import Messaging
import Outbound
import Web

/// Whether the daemon does what it is there for: what is accepted becomes durable, the tables follow,
/// attempts can begin, and the doors are served.
///
/// Idle is well. Who has something to do and has not moved between two looks is not; nor is whoever does not
/// answer the look at all.
actor Health {
    private let bookkeeper: Bookkeeper
    private let dispatcher: Dispatcher
    private var last: Progress?

    init(bookkeeper: Bookkeeper, dispatcher: Dispatcher) {
        self.bookkeeper = bookkeeper
        self.dispatcher = dispatcher
    }

    /// Looks, and remembers what it saw for the next look.
    func isWell() async -> Bool {
        await EventLoops.takeTurns()
        _ = await dispatcher.activeCount
        let seen = Progress(
            isWriting: bookkeeper.isWriting, durable: bookkeeper.durable, applied: bookkeeper.applied,
            isWaitingForRoom: bookkeeper.isWaitingForRoom)
        defer { last = seen }
        return last.map(seen.hasMoved) ?? true
    }

    /// How far the journal and the tables have come.
    struct Progress: Equatable {
        /// Whether somebody waits for the journal.
        let isWriting: Bool
        let durable: Position
        let applied: Position
        /// Whether the disk is full: a restart makes no room, and all goes on as soon as there is some.
        var isWaitingForRoom = false

        /// Whether everybody who had something to do at `earlier`, and still has, did some of it since.
        func hasMoved(since earlier: Progress) -> Bool {
            let isStuckWriting = earlier.isWriting && isWriting && durable == earlier.durable
            let isStuckApplying =
                !isWaitingForRoom && earlier.applied < earlier.durable && applied == earlier.applied
            return !isStuckWriting && !isStuckApplying
        }
    }
}
