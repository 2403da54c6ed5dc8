package import Messaging

/// What was answered to the first request with an idempotency key: enough to answer the same again.
package struct IdempotentAcceptance: Equatable, Sendable {
    /// What that request asked for; see ``Idempotency/digest``.
    package let digest: UInt64
    /// The message that it made.
    package let message: MessageID
    /// Whether it came by the batch call.
    package let isBatch: Bool
    /// When it was accepted.
    package let acceptedAt: Timestamp
    /// How many of its receivers were refused.
    package let refusedCount: Int
    /// Its deliveries in the request's order.
    package let deliveries: [DeliveryID]
}
