/// Brings the journal on a disk into the state in which it can be written again.
///
/// The lock is held. Nothing on the disk changes before every segment has been judged.
struct Recovery {
    private let disk: any JournalDisk
    private let limits: JournalLimits

    init(disk: any JournalDisk, limits: JournalLimits) {
        self.disk = disk
        self.limits = limits
    }

    /// Judges all segments, erases what a power cut tore, and returns the end to write at.
    func run() throws(JournalError) -> JournalTail {
        let firsts = try disk.names().compactMap { SegmentName.first(in: $0) }.sorted()
        guard let last = firsts.last else { return try begin() }
        for (first, next) in zip(firsts, firsts.dropFirst()) {
            try judgeFull(first, next: next)
        }
        let active = try openLast(last)
        let spare = try SpareSegment(disk: disk, bytes: limits.segmentBytesMax)
        return try JournalTail(disk: disk, limits: limits, firsts: firsts, active: active, spare: spare)
    }

    /// Makes the first segment of a journal that has none.
    private func begin() throws(JournalError) -> JournalTail {
        var spare = try SpareSegment(disk: disk, bytes: limits.segmentBytesMax)
        let active = try spare.become(segmentAt: .start) {}
        try spare.refill()
        return try JournalTail(
            disk: disk, limits: limits, firsts: [.start], active: active, spare: spare)
    }

    /// Judges a segment that others follow, by its header and its size. What is inside is verified
    /// by those who read it, so that a start takes the same time however much is kept.
    private func judgeFull(_ first: JournalPosition, next: JournalPosition) throws(JournalError) {
        let file = try disk.open(SegmentName.of(first), forWriting: false)
        let size = try file.size()
        let finding = try header(of: first, in: file)
        let evidence = RecoveryEvidence(
            isLast: false, hasSoundHeader: finding == .sound,
            isJoined: size == SegmentHeader.bytes + next.bytes(since: first), stop: .nothing,
            following: .nothing)
        switch RecoveryTable.decide(evidence) {
        case .accept: return
        case .refuseGap: throw gap(after: first, size: size, next: next)
        case .refuseHeader, .refuseDamage, .cutTail: throw headerDamage(first)
        }
    }

    private func openLast(_ first: JournalPosition) throws(JournalError) -> SegmentWriter {
        let file = try disk.open(SegmentName.of(first), forWriting: true)
        let size = try file.size()
        let isSound = try header(of: first, in: file) == .sound
        // Behind a header that cannot be trusted nothing is looked at.
        let tail = isSound ? try SegmentTail.find(in: file, first: first, size: size) : nil
        let evidence = RecoveryEvidence(
            isLast: true, hasSoundHeader: isSound, isJoined: true, stop: tail?.stop ?? .nothing,
            following: tail?.following ?? .nothing)
        let decision = RecoveryTable.decide(evidence)
        guard let tail, decision != .refuseHeader else { throw headerDamage(first) }
        let offset = SegmentHeader.bytes + tail.end.bytes(since: first)
        switch decision {
        case .accept: break
        case .cutTail:
            // Synced by itself: bytes from before a power cut must never come back behind new ones.
            try file.shorten(to: offset)
            try file.sync()
        case .refuseHeader, .refuseGap, .refuseDamage:
            throw JournalError.damaged(
                "A record that had been acknowledged is damaged; later ones are whole",
                path: path(first), offset: offset, position: tail.end)
        }
        try makeDurable(tail, in: file, first: first)
        return SegmentWriter(
            file: file, first: first, end: tail.end,
            allocatedBytes: decision == .accept ? size : offset)
    }

    /// Writes the last group once more and syncs it.
    ///
    /// It may never have been synced: after a kill it may be in memory only, and after a failed sync
    /// Linux may hold it to be on the disk while it is not. What is read here must stay readable.
    private func makeDurable(
        _ tail: SegmentTail, in file: any JournalFile, first: JournalPosition
    ) throws(JournalError) {
        if tail.end > tail.lastGroup {
            let offset = SegmentHeader.bytes + tail.lastGroup.bytes(since: first)
            let group = try file.read(at: offset, count: tail.end.bytes(since: tail.lastGroup))
            try file.write(group, at: offset)
        }
        try file.sync()
        try disk.sync()
    }

    private func header(
        of first: JournalPosition, in file: any JournalFile
    ) throws(JournalError) -> SegmentHeader.Finding {
        let finding = SegmentHeader.find(in: try file.read(at: 0, count: SegmentHeader.bytes), of: first)
        if case .unknownVersion(let version) = finding {
            throw JournalError(
                kind: .unknownVersion(version), operation: .recover, path: path(first), position: first,
                hint: """
                    The segment has version \(version); this program reads version \(SegmentHeader.version). \
                    Start the release that wrote it, or a newer one.
                    """)
        }
        return finding
    }

    private func gap(after first: JournalPosition, size: Int, next: JournalPosition) -> JournalError {
        JournalError.damaged(
            "The next segment begins at position \(next.rawValue), but this one does not end there",
            path: path(first), offset: size, position: next)
    }

    private func headerDamage(_ first: JournalPosition) -> JournalError {
        JournalError.damaged(
            "The segment's header is damaged", path: path(first), offset: 0, position: first)
    }

    private func path(_ first: JournalPosition) -> String {
        disk.path + "/" + SegmentName.of(first)
    }
}
