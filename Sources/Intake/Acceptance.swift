import Ledger
package import Messaging

/// What an application is told about a message that was accepted.
package struct Acceptance: Sendable {
    /// A receiver of a batch that was left out, and why.
    package struct Failure: Equatable, Sendable {
        /// As the request wrote it. Personal: never log it.
        package let receiver: String
        /// What it would have been refused with alone.
        package let refusal: Refusal
    }

    /// The message.
    package let message: MessageID
    /// Its deliveries, in the order of the request's receivers.
    package let deliveries: [DeliveryID]
    /// When it was accepted.
    package let acceptedAt: Timestamp
    /// How many receivers of a batch were left out.
    package let refusedCount: Int
    /// The first of them, at most ``failuresMax``; none where ``isReplayed``.
    package let failures: [Failure]
    /// Whether this was told before: the request came again with its key.
    package let isReplayed: Bool

    /// So many of the receivers that were left out are told one by one.
    package static let failuresMax = 100

    init(_ accepted: MessageAccepted, failures: [Failure]) {
        message = accepted.message.id
        deliveries = accepted.deliveries.map(\.id)
        acceptedAt = accepted.message.acceptedAt
        refusedCount = accepted.message.refusedCount
        self.failures = failures
        isReplayed = false
    }

    /// What was told when the key's request came first, as far as it is kept.
    init(_ earlier: IdempotentAcceptance) {
        message = earlier.message
        deliveries = earlier.deliveries
        acceptedAt = earlier.acceptedAt
        refusedCount = earlier.refusedCount
        failures = []
        isReplayed = true
    }

    private init(repeating first: Acceptance) {
        message = first.message
        deliveries = first.deliveries
        acceptedAt = first.acceptedAt
        refusedCount = first.refusedCount
        failures = []
        isReplayed = true
    }

    /// The same, told again.
    var replayed: Acceptance { Acceptance(repeating: self) }
}
