/// An attempt's outcome, with what the provider said.
package struct AttemptResult: Equatable, Sendable {
    /// How it ended.
    package var outcome: Outcome
    /// The provider's own code, unchanged; empty where it gave none.
    package var code: String
    /// The provider's own words, or ours where it said nothing; at most 1,000 characters, no secrets.
    package var text: String
    /// The provider's name for the message; receipts carry it. Empty where it gave none.
    package var providerMessageID: String
    /// When the provider wants to be asked again, counted from now; nil where it did not say.
    package var retryAfter: Duration?

    /// A result; ``text`` is cut to its limit here.
    package init(
        _ outcome: Outcome, code: String = "", text: String = "", providerMessageID: String = "",
        retryAfter: Duration? = nil
    ) {
        self.outcome = outcome
        self.code = String(code.prefix(100))
        self.text = String(text.prefix(1000))
        self.providerMessageID = String(providerMessageID.prefix(200))
        self.retryAfter = retryAfter
    }
}
