/// The writing side of the journal: which segments exist, which is added to, and whether there is
/// space. Used by one thread at a time, which may block; knows nothing of who waits.
struct JournalTail {
    private let disk: any JournalDisk
    private let limits: JournalLimits
    private var firsts: [JournalPosition]
    private var active: SegmentWriter
    private var spare: SpareSegment
    private var activeShortage: JournalError?

    /// Goes on in `active`, the last of the segments that begin at `firsts`.
    init(
        disk: any JournalDisk, limits: JournalLimits, firsts: [JournalPosition], active: SegmentWriter,
        spare: SpareSegment
    ) throws(JournalError) {
        self.disk = disk
        self.limits = limits
        self.firsts = firsts
        self.active = active
        self.spare = spare
        try lookForSpace()
    }

    var end: JournalPosition { active.end }
    var oldest: JournalPosition { firsts[0] }

    /// Makes room for a record of `recordBytes` and returns how many bytes may follow each other
    /// now in one group. Begins a new segment when the active one is full.
    mutating func makeRoom(for recordBytes: Int) throws(JournalError) -> Int {
        if room < recordBytes {
            // Without space for a new segment the record is refused when it is written.
            if try rollOver() != nil { return 0 }
        }
        return min(room, limits.groupBytesMax)
    }

    /// Writes `group` in its order, and returns a result for each once all are on the disk.
    ///
    /// - Throws: when what is on the disk is no longer known; nothing may be written any more.
    mutating func write(
        _ group: [PendingAppend]
    ) throws(JournalError) -> [Result<JournalPosition, JournalError>] {
        try lookForSpace()
        var results: [Result<JournalPosition, JournalError>?] = Array(repeating: nil, count: group.count)
        let bytes = group.reduce(0) { $0 + $1.recordBytes }
        if let shortage = shortage(for: bytes) {
            refuse(group, because: shortage, usesReserve: false, in: &results)
        }
        if let shortage = try writeUndecided(group, in: &results) {
            // What is accepted already may have the next segment, which has its space since long.
            refuse(group, because: shortage, usesReserve: false, in: &results)
            if results.contains(where: { $0 == nil }) {
                var stillShort = try rollOver()
                if stillShort == nil { stillShort = try writeUndecided(group, in: &results) }
                if let stillShort { refuse(group, because: stillShort, usesReserve: true, in: &results) }
            }
        }
        return results.compactMap { $0 }
    }

    /// Removes the segments that end at or before `position`, the oldest first; never the active one.
    mutating func removeSegments(before position: JournalPosition) throws(JournalError) {
        while firsts.count > 1, firsts[1] <= position {
            try disk.remove(SegmentName.of(firsts[0]))
            // One by one, so that a power cut never leaves an older segment without a newer one.
            try disk.sync()
            firsts.removeFirst()
        }
        try lookForSpace()
    }

    /// Leaves the mark of an orderly close.
    func close() throws(JournalError) {
        try active.writeClosingMark()
    }

    private var room: Int {
        limits.segmentBytesMax - RecordHeader.bytes - active.offset
    }

    /// Writes those of `group` that have no result yet; returns why not when there is no space.
    private mutating func writeUndecided(
        _ group: [PendingAppend], in results: inout [Result<JournalPosition, JournalError>?]
    ) throws(JournalError) -> JournalError? {
        let undecided = group.indices.filter { results[$0] == nil }
        guard !undecided.isEmpty else { return nil }
        var encoder = GroupEncoder(start: active.end)
        encoder.reserve(undecided.reduce(0) { $0 + group[$1].recordBytes })
        let ends = undecided.map { encoder.add(group[$0].payload) }
        // A record that found no segment with room for it must not run over the end of this one.
        guard encoder.bytes.count <= room else { return spare.shortage ?? activeShortage ?? noRoom }
        switch try active.write(encoder.bytes) {
        case .noSpace(let error): return error
        case .written:
            for (index, end) in zip(undecided, ends) { results[index] = .success(end) }
            return nil
        }
    }

    private func refuse(
        _ group: [PendingAppend], because error: JournalError, usesReserve: Bool,
        in results: inout [Result<JournalPosition, JournalError>?]
    ) {
        for index in group.indices where results[index] == nil && group[index].usesReserve == usesReserve {
            results[index] = .failure(error)
        }
    }

    /// Begins the next segment; returns the reason when there is no space for it.
    private mutating func rollOver() throws(JournalError) -> JournalError? {
        var sealed = active
        do throws(JournalError) {
            active = try spare.become(segmentAt: sealed.end) { () throws(JournalError) in try sealed.cut() }
        } catch {
            guard error.kind == .full else { throw error }
            active = sealed
            return error
        }
        firsts.append(active.first)
        activeShortage = nil
        try spare.refill()
        return nil
    }

    /// Takes the space that is missing, if the disk has it again.
    private mutating func lookForSpace() throws(JournalError) {
        activeShortage = try active.preallocate(limits.segmentBytesMax)
        try spare.refill()
    }

    /// Why `bytes` of new work cannot be taken, if they cannot.
    ///
    /// New work is taken only while a spare segment exists, so that the work that follows from it
    /// can be written on a full disk.
    private func shortage(for bytes: Int) -> JournalError? {
        if let shortage = activeShortage ?? spare.shortage { return shortage }
        return end.bytes(since: oldest) + bytes > limits.journalBytesMax ? journalFull : nil
    }

    private var journalFull: JournalError {
        JournalError(
            kind: .full, operation: .append, path: disk.path, position: end,
            hint: """
                The journal keeps \(end.bytes(since: oldest)) of \(limits.journalBytesMax) bytes that \
                are not in the ledger yet. New work is taken again by itself as the ledger catches up.
                """)
    }

    private var noRoom: JournalError {
        JournalError(
            kind: .full, operation: .append, path: disk.path, position: end,
            hint: "There is no space for another segment. Free space on this disk.")
    }
}
