/// What a provider says of an attempt when it is asked.
package enum InquiryAnswer: Equatable, Sendable {
    /// The recipient got the message.
    case delivered(code: String, text: String)
    /// The provider had it, and the recipient did not get it.
    case failed(code: String, text: String)
    /// The provider has it and does not know yet.
    case underWay(providerMessageID: String)
    /// The provider never had it.
    case absent
    /// The provider does not list it, which does not prove that it never had it.
    case unlisted
    /// No usable answer came; with the reason in plain words.
    case silent(text: String)

    /// The word that operators see.
    package var name: String {
        switch self {
        case .delivered: "delivered"
        case .failed: "failed"
        case .underWay: "under way"
        case .absent: "absent"
        case .unlisted: "not listed"
        case .silent: "no answer"
        }
    }
}
