/// What to do with a segment at start, as a table: every combination of evidence matches one row.
///
/// Each row tells the story of how a disk comes to look like that. The test enumerates all
/// combinations and proves that exactly one row matches each.
enum RecoveryTable {
    /// What to do with a segment.
    enum Decision: Hashable, Sendable {
        /// Keep all of it.
        case accept
        /// Keep what stands before the stop and erase the rest from the disk, before anything is written.
        case cutTail
        /// Change nothing and do not start: the header is damaged.
        case refuseHeader
        /// Change nothing and do not start: records between two segments are missing.
        case refuseGap
        /// Change nothing and do not start: acknowledged records are damaged.
        case refuseDamage
    }

    /// One row. Nothing in a column matches everything.
    struct Row: Sendable {
        let story: String
        var isLast: Bool?
        var hasSoundHeader: Bool?
        var isJoined: Bool?
        var stops: Set<RecoveryEvidence.Stop>?
        var followings: Set<RecoveryEvidence.Following>?
        let decision: Decision

        /// Whether every column agrees with `evidence`.
        func matches(_ evidence: RecoveryEvidence) -> Bool {
            (isLast ?? evidence.isLast) == evidence.isLast
                && (hasSoundHeader ?? evidence.hasSoundHeader) == evidence.hasSoundHeader
                && (isJoined ?? evidence.isJoined) == evidence.isJoined
                && stops?.contains(evidence.stop) ?? true
                && followings?.contains(evidence.following) ?? true
        }
    }

    /// The rows, in the order of `Format.md`.
    static let rows: [Row] = [
        Row(
            story: """
                A segment gets its name after its header was synced, so no power cut damages the header of a \
                file with this name.
                """,
            hasSoundHeader: false, decision: .refuseHeader),
        Row(
            story: """
                A segment is cut to its records and synced before the next one gets its name, so the next \
                begins where it ends, unless a file was removed, cut or replaced.
                """,
            isLast: false, hasSoundHeader: true, isJoined: false, decision: .refuseGap),
        Row(
            story: "A full segment, as it was left. Its records are verified by those who read them.",
            isLast: false, hasSoundHeader: true, isJoined: true, decision: .accept),
        Row(
            story: "Killed, or cut from power, while nothing was being written.",
            isLast: true, hasSoundHeader: true, stops: [.nothing], followings: [.nothing], decision: .accept),
        Row(
            story: "Closed in order. The mark goes, since the next record takes its place.",
            isLast: true, hasSoundHeader: true, stops: [.closingMark], followings: [.nothing],
            decision: .cutTail),
        Row(
            story:
                "Power was cut while the last group was being written, and nothing lies behind the tear.",
            isLast: true, hasSoundHeader: true, stops: [.tornHeader, .tornPayload], followings: [.nothing],
            decision: .cutTail),
        Row(
            story: """
                Power was cut while the last group was being written, and later parts of it reached the disk \
                before earlier ones. None of it was acknowledged.
                """,
            isLast: true, hasSoundHeader: true, followings: [.debris, .recordOfSameGroup],
            decision: .cutTail),
        Row(
            story:
                "A record was written after this place had been synced, so what stood here was acknowledged.",
            isLast: true, hasSoundHeader: true, followings: [.recordAfterSync], decision: .refuseDamage),
    ]

    /// The decision of the one row that matches.
    static func decide(_ evidence: RecoveryEvidence) -> Decision {
        guard let row = rows.first(where: { $0.matches(evidence) }) else {
            preconditionFailure("no row of the recovery table matches \(evidence)")
        }
        return row.decision
    }
}
