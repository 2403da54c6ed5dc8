/// The appends that wait for the next group, in the order in which they came.
struct AppendQueue {
    /// What became of an append that was offered.
    enum Admission {
        /// It waits, and a group that is being written will be followed by one that takes it.
        case queued
        /// It waits, and nobody is writing: the caller must start a group.
        case leads
        /// It does not wait.
        case refused(JournalError)
    }

    private var waiting: [PendingAppend] = []
    private var waitingBytes = 0
    /// Whether a group is being written.
    private(set) var isWriting = false
    private var closed: JournalError?

    /// Bytes of the record at the front, or nothing when no append waits.
    var firstRecordBytes: Int? { waiting.first?.recordBytes }

    /// Lets `append` wait, unless the journal is closed or too much waits already.
    mutating func admit(_ append: PendingAppend, limits: JournalLimits, path: String) -> Admission {
        if let closed { return .refused(closed) }
        let bytes = waitingBytes + append.recordBytes
        if bytes > limits.queueBytesMax, !append.usesReserve, !waiting.isEmpty {
            return .refused(
                JournalError(
                    kind: .overloaded, operation: .append, path: path,
                    hint: """
                        \(waitingBytes) bytes wait for the disk already (limit \(limits.queueBytesMax)). \
                        Nothing was written; try again in a second.
                        """))
        }
        waiting.append(append)
        waitingBytes = bytes
        if isWriting { return .queued }
        isWriting = true
        return .leads
    }

    /// Takes the appends at the front that fit into `bytesMax` together; always at least one.
    mutating func takeGroup(bytesMax: Int) -> [PendingAppend] {
        var count = 0
        var bytes = 0
        while count < waiting.count {
            let more = waiting[count].recordBytes
            if count > 0, bytes + more > bytesMax { break }
            bytes += more
            count += 1
        }
        waitingBytes -= bytes
        if count == waiting.count {
            defer { waiting = [] }
            return waiting
        }
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    /// Ends a group; says whether another one must follow.
    mutating func endGroup() -> Bool {
        isWriting = !waiting.isEmpty
        return isWriting
    }

    /// Refuses every later append with `error`; the first reason stays.
    mutating func close(because error: JournalError) {
        closed = closed ?? error
    }

    /// Takes all that waits, for a journal that cannot write any more.
    mutating func takeAll() -> [PendingAppend] {
        defer {
            waiting = []
            waitingBytes = 0
        }
        return waiting
    }
}
