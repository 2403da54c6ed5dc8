/// A sender whose provider can be asked what became of an attempt.
package protocol InquirySender: Sender {
    /// Whether an accepted delivery is asked about, because its receipt does not come by itself.
    var asksForReceipts: Bool { get }

    /// How long after an attempt whose end is unknown the provider is asked: by then it must have the
    /// message in its records, if it got it at all. Nil for a provider that finds only what it named.
    var settlingTime: Duration? { get }

    /// Asks. Never throws, and never changes anything at the provider.
    func ask(_ inquiry: AttemptInquiry) async -> InquiryAnswer
}
