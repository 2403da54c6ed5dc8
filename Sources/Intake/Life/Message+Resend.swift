import Messaging

extension Message {
    /// The same message once more: what the recipients read, and from what it was made, stays as it was
    /// frozen; its life begins now and is as long as the first one's. What it counts on is decided anew when
    /// it is accepted.
    func resent(as id: MessageID, isBatch: Bool, at now: Timestamp) -> Message {
        var message = self
        message.id = id
        message.isBatch = isBatch
        message.acceptedAt = now
        message.scheduledAt = nil
        message.expiresAt = now + (expiresAt - dueAt)
        message.fingerprint = 0
        message.origin = .resend
        message.quotaDay = nil
        message.idempotency = nil
        message.guarding = nil
        message.refusedCount = 0
        return message
    }
}
