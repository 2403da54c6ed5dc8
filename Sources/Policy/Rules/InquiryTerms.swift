import Messaging

/// When a provider is asked what became of an attempt.
package struct InquiryTerms: Equatable, Sendable {
    /// Whether accepted deliveries are asked about, because their receipts do not come by themselves.
    package var asksForReceipts: Bool
    /// How long after an attempt whose end is unknown the provider is asked; nil where it could not say.
    package var settlingTime: Duration?

    /// Most messages arrive within seconds; the first question is worth asking soon.
    package static let firstPause = Duration.seconds(5)
    private static let longestPause = Duration.seconds(3600)

    /// The terms of one account.
    package init(asksForReceipts: Bool, settlingTime: Duration?) {
        self.asksForReceipts = asksForReceipts
        self.settlingTime = settlingTime
    }

    /// The pause before the next question about an attempt that is `age` old: as long as it is old, so that
    /// the number of questions grows with the logarithm of time.
    func pause(atAge age: Duration) -> Duration { min(max(age, Self.firstPause), Self.longestPause) }

    /// How old an attempt may be while its provider gives no answer, before it counts as unknown for good.
    var patience: Duration { (settlingTime ?? .zero) * 8 }
}
