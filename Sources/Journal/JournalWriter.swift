import Synchronization

/// Makes byte records durable, in order, many with one sync.
///
/// Whoever appends first writes for all that came meanwhile (LevelDB's group commit): no timer, no
/// least size. Files are touched on the disk's own queue only; callers wait without blocking.
/// After a failed write or sync nothing is ever written again, since nobody can know what the disk
/// then holds; the next start decides from what is there. See `Format.md`.
package final class JournalWriter: Sendable {
    private let disk: any JournalDisk
    private let limits: JournalLimits
    /// The files. Held while the disk works, by work on the disk's queue only, so nobody waits for it.
    private let tail: Mutex<JournalTail?>
    private let queue = Mutex(AppendQueue())
    private let progress: Mutex<JournalProgress>

    private init(disk: any JournalDisk, limits: JournalLimits, tail: JournalTail) {
        self.disk = disk
        self.limits = limits
        progress = Mutex(JournalProgress(durable: tail.end, oldest: tail.oldest))
        self.tail = Mutex(tail)
    }

    /// Opens the journal on `disk`, or creates it, after taking its lock and recovering it.
    ///
    /// Every record whose append returned is there. Records of the last group whose appends did not
    /// return may be there too. Takes as long as reading one segment, however many are kept.
    ///
    /// - Throws: kind `locked` if another process has it open; `damaged` if acknowledged records are
    ///   missing or changed, and nothing on the disk was changed then; `unfitLimits`; `full` if there
    ///   is no space for the first segment; `io` and `notADirectory` as the system says.
    package static func open(
        disk: any JournalDisk, limits: JournalLimits = JournalLimits()
    ) async throws(JournalError) -> JournalWriter {
        if let contradiction = limits.contradiction {
            throw JournalError(kind: .unfitLimits, operation: .open, path: disk.path, hint: contradiction)
        }
        let opened: Result<JournalWriter, JournalError> = await withCheckedContinuation { waiting in
            disk.perform {
                do throws(JournalError) {
                    try disk.lock()
                } catch {
                    return waiting.resume(returning: .failure(error))
                }
                do throws(JournalError) {
                    let tail = try Recovery(disk: disk, limits: limits).run()
                    let writer = JournalWriter(disk: disk, limits: limits, tail: tail)
                    waiting.resume(returning: .success(writer))
                } catch {
                    disk.unlock()
                    waiting.resume(returning: .failure(error))
                }
            }
        }
        return try opened.get()
    }

    /// Everything before this place survives a crash and a power cut. Cheap, from any thread.
    package var durable: JournalPosition { progress.withLock { $0.durable } }

    /// Where the oldest kept segment begins; records before it are gone. Cheap, from any thread.
    package var oldest: JournalPosition { progress.withLock { $0.oldest } }

    /// Why nothing can be appended any more, or nothing while the journal is open.
    package var closedBecause: JournalError? { progress.withLock { $0.closedBecause } }

    /// Whether somebody waits for an append. Cheap, from any thread.
    package var isWriting: Bool { queue.withLock { $0.isWriting } }

    /// Makes `payload` durable as one record and returns the position after it.
    ///
    /// When this returns the record was written and synced. Appends that arrive while a sync runs
    /// share the next one, in the order of their calls. Cancelling the task changes nothing: what
    /// was asked for is written, and this returns when it is.
    ///
    /// - Parameters:
    ///   - payload: 1...`recordBytesMax` bytes. Empty is a mistake of the caller's and traps.
    ///   - usesReserve: whether the record follows from work that was accepted already, and may take
    ///     the space that is kept for it when the disk or the journal is full.
    /// - Throws: kind `full`, `overloaded` or `tooLarge`: nothing was written and the journal goes on.
    ///   `io`: whether the record exists is known after the next start only. `closed`: nothing was
    ///   written, and nothing will be before the next start.
    package func append(
        _ payload: [UInt8], usesReserve: Bool = false
    ) async throws(JournalError) -> JournalPosition {
        precondition(!payload.isEmpty, "a record without bytes was appended to the journal")
        guard payload.count <= limits.recordBytesMax else {
            throw JournalError(
                kind: .tooLarge, operation: .append, path: disk.path,
                hint: "The record has \(payload.count) bytes; the limit is \(limits.recordBytesMax).")
        }
        let result: Result<JournalPosition, JournalError> = await withCheckedContinuation { waiting in
            let append = PendingAppend(payload: payload, usesReserve: usesReserve, continuation: waiting)
            switch queue.withLock({ $0.admit(append, limits: limits, path: disk.path) }) {
            case .queued: break
            case .leads: disk.perform { self.writeGroup() }
            case .refused(let error): waiting.resume(returning: .failure(error))
            }
        }
        return try result.get()
    }

    /// Returns when ``durable`` is past `position`; for followers that have read all there is.
    ///
    /// Returns early, without an error, when the task is cancelled: followers look at
    /// `Task.isCancelled` before they wait again.
    ///
    /// - Throws: ``closedBecause``, once nothing past `position` will ever become durable.
    package func waitUntilDurable(past position: JournalPosition) async throws(JournalError) {
        let ticket = progress.withLock { $0.nextTicket() }
        let result: Result<Void, JournalError> = await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                let answer = progress.withLock { $0.follow(ticket, past: position, waiting: waiting) }
                if let answer { waiting.resume(returning: answer) }
                // A cancellation before the wait was known found nothing to end.
                if Task.isCancelled { stopWaiting(ticket) }
            }
        } onCancel: {
            stopWaiting(ticket)
        }
        try result.get()
    }

    /// Removes whole segments that end at or before `position`, and gives their space back.
    ///
    /// The segment that is written to is always kept. Readers that are inside a removed segment
    /// can finish it; the caller passes the place that its slowest follower has reached.
    ///
    /// - Throws: the system's error, after which the journal is closed.
    package func removeSegments(before position: JournalPosition) async throws(JournalError) {
        let result: Result<Void, JournalError> = await withCheckedContinuation { waiting in
            disk.perform { waiting.resume(returning: self.remove(before: position)) }
        }
        try result.get()
    }

    /// Refuses new appends, lets those that wait finish, marks the end, and lets go of the files
    /// and the lock. Closing twice does nothing more.
    package func close() async {
        await withCheckedContinuation { waiting in
            queue.withLock { $0.close(because: .closed(path: disk.path, because: nil)) }
            disk.perform {
                self.finish()
                waiting.resume()
            }
        }
    }
}

extension JournalWriter {
    /// Writes one group and wakes all who waited for it. Runs on the disk's queue.
    private func writeGroup() {
        guard let size = queue.withLock({ $0.firstRecordBytes }) else { return }
        var group: [PendingAppend] = []
        do throws(JournalError) {
            let (results, end, oldest) = try withTail { tail throws(JournalError) in
                let room = try tail.makeRoom(for: size)
                group = queue.withLock { $0.takeGroup(bytesMax: room) }
                return (try tail.write(group), tail.end, tail.oldest)
            }
            publish(durable: end, oldest: oldest)
            for (append, result) in zip(group, results) { append.continuation.resume(returning: result) }
        } catch {
            fail(because: error, during: group)
        }
        if queue.withLock({ $0.endGroup() }) {
            disk.perform { self.writeGroup() }
        }
    }

    private func remove(before position: JournalPosition) -> Result<Void, JournalError> {
        do throws(JournalError) {
            let (end, oldest) = try withTail { tail throws(JournalError) in
                try tail.removeSegments(before: position)
                return (tail.end, tail.oldest)
            }
            publish(durable: end, oldest: oldest)
            return .success(())
        } catch {
            fail(because: error, during: [])
            return .failure(error)
        }
    }

    private func finish() {
        while queue.withLock({ $0.firstRecordBytes }) != nil { writeGroup() }
        guard
            let last = tail.withLock({ tail in
                defer { tail = nil }
                return tail
            })
        else { return }
        var reason = JournalError.closed(path: disk.path, because: nil)
        if closedBecause == nil {
            do throws(JournalError) {
                try last.close()
            } catch {
                reason = error
            }
        }
        fail(because: reason, during: [])
        disk.unlock()
    }

    private func withTail<Value>(
        _ body: (inout JournalTail) throws(JournalError) -> Value
    ) throws(JournalError) -> Value {
        if let closedBecause { throw .closed(path: disk.path, because: closedBecause) }
        return try tail.withLock { tail throws(JournalError) in
            guard var open = tail else { throw .closed(path: disk.path, because: nil) }
            defer { tail = open }
            return try body(&open)
        }
    }

    private func publish(durable: JournalPosition, oldest: JournalPosition) {
        let over = progress.withLock { progress in
            progress.oldest = oldest
            return progress.advance(to: durable)
        }
        for follower in over { follower.resume(returning: .success(())) }
    }

    /// Ends the journal: the appends of the group learn the reason, all others that it is closed.
    private func fail(because error: JournalError, during group: [PendingAppend]) {
        let followers = progress.withLock { $0.close(because: error) }
        let closed = error.kind == .closed ? error : .closed(path: disk.path, because: error)
        let waiting = queue.withLock { queue in
            queue.close(because: closed)
            return queue.takeAll()
        }
        for append in group { append.continuation.resume(returning: .failure(error)) }
        for append in waiting { append.continuation.resume(returning: .failure(closed)) }
        for follower in followers { follower.resume(returning: .failure(error)) }
    }

    private func stopWaiting(_ ticket: UInt64) {
        progress.withLock { $0.leave(ticket) }?.resume(returning: .success(()))
    }
}
