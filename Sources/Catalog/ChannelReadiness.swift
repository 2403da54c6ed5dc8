/// Whether a channel could send right now, and what stands in its way.
package struct ChannelReadiness: Equatable, Sendable {
    /// The wire contract's words (§9.4).
    package enum State: String, Sendable {
        /// Everything is in order.
        case ready
        /// It sends, but not over every account.
        case degraded
        /// It cannot send.
        case blocked
    }

    /// What stands in the way; sorted by code, each once.
    package let blockers: [ChannelBlocker]
    /// Whether a request must name a signature: an account that could send needs one and has none of its own.
    package let isSignatureRequired: Bool
    /// What requests may name as signature, sorted: what means one at every account that could send and keeps
    /// signatures. Empty for a channel that is blocked.
    package let signatureNames: [String]

    init(_ blockers: Set<ChannelBlocker>, signatures: SharedSignatures) {
        self.blockers = blockers.sorted { $0.rawValue < $1.rawValue }
        let isBlocked = blockers.contains(where: \.isHard)
        isSignatureRequired = !isBlocked && signatures.areRequired
        signatureNames = isBlocked ? [] : signatures.names
    }

    /// Blocked by any hard code, degraded by any other, else ready.
    package var state: State {
        blockers.isEmpty ? .ready : blockers.contains(where: \.isHard) ? .blocked : .degraded
    }

    /// The codes as the wire has them (`blocker_codes`).
    package var codes: [String] { blockers.map(\.rawValue) }
}
