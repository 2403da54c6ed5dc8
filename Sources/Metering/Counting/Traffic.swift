/// What went through the house in a stretch of time. What the house tells of itself is left out.
package struct Traffic: Equatable, Sendable {
    /// Deliveries that were accepted.
    package var accepted = 0
    /// Attempts that providers took.
    package var sent = 0
    /// Deliveries that ended as delivered, or as sent without a receipt.
    package var delivered = 0
    /// Deliveries that ended otherwise, unless somebody cancelled them.
    package var failed = 0

    static func + (left: Traffic, right: Traffic) -> Traffic {
        Traffic(
            accepted: left.accepted + right.accepted, sent: left.sent + right.sent,
            delivered: left.delivered + right.delivered, failed: left.failed + right.failed)
    }
}
