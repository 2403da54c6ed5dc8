/// A waiting line with a rank: nothing waits behind a delivery of a later lane.
package enum Lane: Int, CaseIterable, Comparable, Sendable {
    /// Codes and alarms.
    case urgent = 0
    /// Notices.
    case normal = 1
    /// Campaigns.
    case bulk = 2

    /// The word that operators see.
    package var name: String {
        switch self {
        case .urgent: "urgent"
        case .normal: "normal"
        case .bulk: "bulk"
        }
    }

    /// Whether `left` goes first.
    package static func < (left: Lane, right: Lane) -> Bool { left.rawValue < right.rawValue }
}
