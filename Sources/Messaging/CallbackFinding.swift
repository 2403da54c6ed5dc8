/// One thing that a provider's callback tells.
package enum CallbackFinding: Equatable, Sendable {
    /// What became of a message.
    case receipt(ReceiptNotice)
    /// A recipient wants no more messages of this kind; with the words of the reply.
    case optOut(Recipient, words: String)
}
