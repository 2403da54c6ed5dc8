/// All that a recovery looks at before it decides about one segment.
struct RecoveryEvidence: Hashable, Sendable {
    /// What stands where the whole records stop.
    enum Stop: CaseIterable, Hashable, Sendable {
        /// Zeroes or the end of the file: nothing was written here, or it did not reach the disk.
        case nothing
        /// The mark of an orderly close.
        case closingMark
        /// Bytes that are not a header: torn by a power cut, or damaged later.
        case tornHeader
        /// A sound header with a payload that is not what was written.
        case tornPayload
    }

    /// What lies behind that place. A later case says more than an earlier one.
    enum Following: CaseIterable, Comparable, Hashable, Sendable {
        /// Zeroes to the end of the file.
        case nothing
        /// Bytes, but no header of a record.
        case debris
        /// A record that was written before the stop was known to be synced.
        case recordOfSameGroup
        /// A record that proves the stop had been synced when it was written.
        case recordAfterSync
    }

    /// Whether no later segment exists.
    let isLast: Bool
    /// Whether the first 24 bytes are what was written for the segment of this name.
    let hasSoundHeader: Bool
    /// Whether the next segment begins where this one ends. Means nothing for the last one.
    let isJoined: Bool
    /// Looked at in the last segment only; `nothing` in others.
    let stop: Stop
    /// Looked at in the last segment only; `nothing` in others.
    let following: Following
}
