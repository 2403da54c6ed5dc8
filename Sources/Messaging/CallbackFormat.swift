/// How a provider's callbacks are written, and what it wants to hear when one was kept.
package struct CallbackFormat: Sendable {
    /// Reads what came; the order is the provider's. Says in a sentence what is wrong with what it cannot
    /// read.
    package let read: @Sendable (CallbackReceived) throws(CallbackProblem) -> [CallbackFinding]
    /// The body that makes the provider strike the callback off its list.
    package let thanks: String
    /// The type of ``thanks``.
    package let contentType: String

    /// A format with its reader and its thanks.
    package init(
        thanks: String, contentType: String,
        read: @escaping @Sendable (CallbackReceived) throws(CallbackProblem) -> [CallbackFinding]
    ) {
        self.thanks = thanks
        self.contentType = contentType
        self.read = read
    }
}
