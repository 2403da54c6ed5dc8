/// A sender that can try its account without sending a message.
package protocol CheckableSender: Sender {
    /// Tries the account's credentials and settings at the provider. Never throws, and sends nothing.
    func check() async -> AttemptResult
}
