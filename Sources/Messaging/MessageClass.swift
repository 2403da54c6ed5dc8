/// What a message is for. It decides the lane, and what happens to an attempt whose end nobody knows.
package enum MessageClass: String, CaseIterable, Sendable {
    /// A verification code: overtakes everything, is worthless when late, and is never sent twice.
    case code
    /// An alarm: overtakes everything, and is rather sent twice than not at all.
    case alert
    /// An ordinary notice, the default.
    case notice
    /// A campaign: travels behind everything else.
    case marketing

    /// The lane that messages of this class wait in.
    package var lane: Lane {
        switch self {
        case .code, .alert: .urgent
        case .notice: .normal
        case .marketing: .bulk
        }
    }
}
