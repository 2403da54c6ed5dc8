/// A recipient who is not to be written to over a medium, and why.
package struct Suppression: Equatable, Sendable {
    /// Why.
    package enum Reason: Int, CaseIterable, Sendable {
        /// The recipient answered a message and asked for no more. Holds for class `marketing`.
        case optedOut = 0
        /// A provider says that the recipient is blacklisted or gone. Holds for `marketing` and `notice`.
        case blocked = 1
        /// The operator entered it. Holds for every class.
        case operatorsWish = 2

        /// The word that operators see.
        package var name: String {
            switch self {
            case .optedOut: "opted out"
            case .blocked: "blocked"
            case .operatorsWish: "operator's wish"
            }
        }
    }

    /// Over which medium.
    package var medium: Medium
    /// Who.
    package var recipient: Recipient
    /// Why.
    package var reason: Reason
    /// Through which account it became known; nil for the operator's own.
    package var account: AccountID?
    /// Since when.
    package var at: Timestamp
    /// The reply's or the provider's words.
    package var text: String

    /// A suppression with all that is known of it; `text` is cut to 200 characters.
    package init(
        medium: Medium, recipient: Recipient, reason: Reason, account: AccountID?, at: Timestamp, text: String
    ) {
        self.medium = medium
        self.recipient = recipient
        self.reason = reason
        self.account = account
        self.at = at
        self.text = String(text.prefix(200))
    }

    /// Whether a message of `messageClass` is held back. Codes and alarms go out whatever a reply or a
    /// provider said before: somebody who wants no advertising still wants to log in.
    package func holds(for messageClass: MessageClass) -> Bool {
        switch reason {
        case .optedOut: messageClass == .marketing
        case .blocked: messageClass == .marketing || messageClass == .notice
        case .operatorsWish: true
        }
    }
}
