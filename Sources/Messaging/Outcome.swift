/// How an attempt ended. A value that rules judge, never an error that is thrown.
package enum Outcome: Hashable, Sendable {
    /// The provider took responsibility, and no receipt follows.
    case delivered
    /// The provider took responsibility, and a receipt follows.
    case accepted
    /// The provider refused, and the same attempt would be refused again.
    case rejected(Rejection)
    /// The provider refused before accepting, for a reason that passes.
    case deferred(Deferral)
    /// Bytes may have reached the provider and no usable answer came.
    case uncertain

    /// Why an attempt was refused for good.
    package enum Rejection: Int, CaseIterable, Sendable {
        /// This message can never pass: content, size, parameters, an invalid address.
        case permanent = 0
        /// The account is at fault: credentials, signature, template, balance, address list, clock.
        case misconfigured = 1
        /// The recipient opted out, is blacklisted, or is gone.
        case recipientBlocked = 2
    }

    /// Why an attempt was refused for now.
    package enum Deferral: Int, CaseIterable, Sendable {
        /// The provider's or the network's fault; nothing was sent.
        case transient = 0
        /// The account calls too often.
        case accountThrottled = 1
        /// This recipient gets too many; another provider would evade a safety limit.
        case recipientThrottled = 2
    }

    /// The word that operators see, and that log fields carry.
    package var name: String {
        switch self {
        case .delivered: "delivered"
        case .accepted: "accepted"
        case .rejected(.permanent): "rejected/permanent"
        case .rejected(.misconfigured): "rejected/misconfigured"
        case .rejected(.recipientBlocked): "rejected/recipient_blocked"
        case .deferred(.transient): "deferred/transient"
        case .deferred(.accountThrottled): "deferred/account_throttled"
        case .deferred(.recipientThrottled): "deferred/recipient_throttled"
        case .uncertain: "uncertain"
        }
    }

    /// Every outcome there is.
    package static let all: [Outcome] =
        [.delivered, .accepted, .uncertain] + Rejection.allCases.map { .rejected($0) }
        + Deferral.allCases.map { .deferred($0) }

    /// The outcome of a ``name``; nil for a word that means none.
    package init?(name: String) {
        guard let outcome = Self.all.first(where: { $0.name == name }) else { return nil }
        self = outcome
    }
}
