/// What a provider can do besides sending.
package struct ProviderCapabilities: Equatable, Sendable {
    /// A way in which receipts come.
    package enum ReceiptWay: String, CaseIterable, Sendable {
        /// The provider calls us.
        case push
        /// We fetch those that nobody has fetched yet.
        case pull
        /// We ask about each message.
        case inquiry
    }

    /// The most recipients of one call, 1 where each message is a call.
    package var recipientsPerCall: Int
    /// The ways in which receipts come; empty where there are none.
    package var receipts: Set<ReceiptWay>
    /// Whether an account can be tried without sending.
    package var canBeChecked: Bool
    /// Whether the receiving side recognises a repeat.
    package var recognisesRepeats: Bool
    /// Whether a binding must name a template that the provider keeps.
    package var needsTemplate: Bool
    /// Whether every message must have a signature that the provider keeps.
    package var needsSignature: Bool

    /// All capabilities.
    package init(
        recipientsPerCall: Int = 1, receipts: Set<ReceiptWay> = [], canBeChecked: Bool = false,
        recognisesRepeats: Bool = false, needsTemplate: Bool = false, needsSignature: Bool = false
    ) {
        self.recipientsPerCall = recipientsPerCall
        self.receipts = receipts
        self.canBeChecked = canBeChecked
        self.recognisesRepeats = recognisesRepeats
        self.needsTemplate = needsTemplate
        self.needsSignature = needsSignature
    }
}
