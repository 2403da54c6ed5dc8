/// The fact behind ``Event/attemptAnswered(_:)``.
package struct AttemptAnswered: Equatable, Sendable {
    /// Which try of which delivery was asked about.
    package var attempt: AttemptID
    /// When the answer came.
    package var at: Timestamp
    /// What the provider said.
    package var answer: InquiryAnswer
    /// What follows.
    package var disposition: Disposition
    /// The name of the failure rule that said so; empty where none did.
    package var rule: String

    /// A provider's answer to an inquiry.
    package init(
        attempt: AttemptID, at: Timestamp, answer: InquiryAnswer, disposition: Disposition, rule: String = ""
    ) {
        self.attempt = attempt
        self.at = at
        self.answer = answer
        self.disposition = disposition
        self.rule = rule
    }
}
