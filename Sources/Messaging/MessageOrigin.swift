/// Where a message comes from.
package enum MessageOrigin: Equatable, Sendable {
    /// An application asked for it.
    case request
    /// Deliveries that are over are tried once more as new ones; each knows which (``Delivery/resentFrom``).
    case resend
    /// The house tells an application what became of a delivery.
    case notice(NoticeID)
    /// The house tells its operator of trouble, or that it is over.
    case alert(key: String)

    /// Whether an application asked for it, now or earlier: only then it counts against limits, and its end
    /// is told by a notice.
    package var isAsked: Bool {
        switch self {
        case .request, .resend: true
        case .notice, .alert: false
        }
    }
}
