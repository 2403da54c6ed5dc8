import Messaging

/// What we give Tencent Cloud in `SessionContext`: it comes back with statuses and receipts.
enum TencentSession {
    /// Deliveries of one call start at the same moment; this much may lie between two records of it.
    private static let tolerance: Duration = .seconds(5)

    /// The attempt's name for a call of one. A call of many has one context for all, which is no attempt's
    /// name: when the call started, and the first attempt.
    static func context(of call: PhoneCall) -> String {
        guard let first = call.passengers.first?.order else { return "" }
        guard call.passengers.count > 1 else { return first.attempt.description }
        return "g:\(first.at.milliseconds):\(first.attempt)"
    }

    /// Whether a message to the inquiry's recipient that carries `context` is the attempt's.
    static func isContext(_ context: String, of inquiry: AttemptInquiry) -> Bool {
        if context == inquiry.attempt.description { return true }
        let parts = context.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "g", let start = Int64(parts[1]),
            // Later than any clock says; keeps the subtraction from overflowing.
            (0...Timestamp.distantFuture.milliseconds).contains(start)
        else { return false }
        let distance = Timestamp(milliseconds: start) - inquiry.startedAt
        return distance >= .zero - tolerance && distance <= tolerance
    }
}
