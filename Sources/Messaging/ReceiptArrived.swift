/// The fact behind ``Event/receiptArrived(_:)``.
package struct ReceiptArrived: Equatable, Sendable {
    /// The attempt it speaks of.
    package var attempt: AttemptID
    /// When it reached us.
    package var at: Timestamp
    /// Whether the recipient got the message.
    package var isDelivered: Bool
    /// The provider's own code, unchanged.
    package var code: String
    /// The provider's own words; at most 1,000 characters.
    package var text: String
    /// When the provider says that it happened; nil where it does not.
    package var reportedAt: Timestamp?
    /// What a failure rule makes of it; nil where the delivery ends as reported.
    package var followUp: ReceiptFollowUp?

    /// A provider's later word about an attempt; `text` is cut to its limit here.
    package init(
        attempt: AttemptID, at: Timestamp, isDelivered: Bool, code: String, text: String,
        reportedAt: Timestamp? = nil, followUp: ReceiptFollowUp? = nil
    ) {
        self.attempt = attempt
        self.at = at
        self.isDelivered = isDelivered
        self.code = String(code.prefix(100))
        self.text = String(text.prefix(1000))
        self.reportedAt = reportedAt
        self.followUp = followUp
    }
}
