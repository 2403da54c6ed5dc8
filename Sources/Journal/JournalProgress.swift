/// How far the journal is, and who waits for it to be further.
struct JournalProgress {
    /// The answer to a follower.
    typealias Waiting = CheckedContinuation<Result<Void, JournalError>, Never>

    /// A follower that has read all there is.
    private struct Follower {
        let ticket: UInt64
        let position: JournalPosition
        let waiting: Waiting
    }

    private(set) var durable: JournalPosition
    var oldest: JournalPosition
    private(set) var closedBecause: JournalError?
    private var followers: [Follower] = []
    private var lastTicket: UInt64 = 0

    init(durable: JournalPosition, oldest: JournalPosition) {
        self.durable = durable
        self.oldest = oldest
    }

    /// A number by which a follower's wait can be ended.
    mutating func nextTicket() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }

    /// Answers at once if there is more behind `position` or never will be; else keeps `waiting`.
    mutating func follow(
        _ ticket: UInt64, past position: JournalPosition, waiting: Waiting
    ) -> Result<Void, JournalError>? {
        if durable > position { return .success(()) }
        if let closedBecause { return .failure(closedBecause) }
        followers.append(Follower(ticket: ticket, position: position, waiting: waiting))
        return nil
    }

    /// Ends the wait with this ticket; the caller resumes what is returned.
    mutating func leave(_ ticket: UInt64) -> Waiting? {
        guard let index = followers.firstIndex(where: { $0.ticket == ticket }) else { return nil }
        return followers.remove(at: index).waiting
    }

    /// Moves on; the caller resumes those whose wait is over.
    mutating func advance(to position: JournalPosition) -> [Waiting] {
        durable = position
        let over = followers.filter { $0.position < position }.map(\.waiting)
        followers.removeAll { $0.position < position }
        return over
    }

    /// Ends the journal, for the first reason given; the caller fails all whose wait it returns.
    mutating func close(because error: JournalError) -> [Waiting] {
        closedBecause = closedBecause ?? error
        defer { followers = [] }
        return followers.map(\.waiting)
    }
}
