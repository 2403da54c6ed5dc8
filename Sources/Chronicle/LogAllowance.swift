/// How many events of deliveries the log bears in a span of time, and how many were too many.
///
/// journald takes 30,000 entries of ours in 30 seconds (`LogRateLimitBurst=` in the unit) and then drops what
/// comes, whatever it is. Two spans of ours fit into one of its, wherever it begins, and leave room for the
/// rest of the daemon. Failures have a share of their own, so that a campaign that goes well hides none.
struct LogAllowance: Equatable {
    /// What was left out in one span.
    struct LeftOut: Equatable {
        var events = 0
        /// How many of those were failures.
        var failures = 0
    }

    /// The span; ``renew()`` begins the next.
    static let span = Duration.seconds(30)
    static let ordinaryMax = 10_000
    static let failuresMax = 4_000

    private(set) var leftOut = LeftOut()
    private var ordinary = 0
    private var failures = 0

    /// Whether there is room for one more; otherwise it is counted.
    mutating func takes(isFailure: Bool) -> Bool {
        if isFailure, failures < Self.failuresMax {
            failures += 1
            return true
        }
        if !isFailure, ordinary < Self.ordinaryMax {
            ordinary += 1
            return true
        }
        leaveOut(isFailure: isFailure)
        return false
    }

    /// Counts one for which there is no room elsewhere.
    mutating func leaveOut(isFailure: Bool) {
        leftOut.events += 1
        if isFailure { leftOut.failures += 1 }
    }

    /// Begins a new span, and returns what was left out in the old one.
    mutating func renew() -> LeftOut {
        defer { self = LogAllowance() }
        return leftOut
    }
}
