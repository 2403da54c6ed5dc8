/// How bad a trouble is; the wire's words.
package enum AlertLevel: String, CaseIterable, Comparable, Sendable {
    /// Worth knowing.
    case info
    /// Something needs a look soon.
    case warning
    /// Messages are not delivered, or soon will not be.
    case critical

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .critical: 2
        }
    }

    /// Orders by badness.
    package static func < (left: AlertLevel, right: AlertLevel) -> Bool { left.rank < right.rank }
}
