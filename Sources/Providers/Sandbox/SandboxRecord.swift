package import Messaging

/// What the sandbox was given in one attempt.
package struct SandboxRecord: Equatable, Sendable {
    /// When the attempt started.
    package var at: Timestamp
    /// Which attempt.
    package var attempt: AttemptID
    /// The account's name.
    package var account: String
    /// How the message travelled.
    package var medium: Medium
    /// To whom.
    package var recipient: Recipient
    /// What was sent.
    package var content: Content
    /// How the attempt ended.
    package var outcome: Outcome

    /// A record of an attempt that ended.
    init(
        at: Timestamp, attempt: AttemptID, account: String, medium: Medium, recipient: Recipient,
        content: Content,
        outcome: Outcome
    ) {
        self.at = at
        self.attempt = attempt
        self.account = account
        self.medium = medium
        self.recipient = recipient
        self.content = content
        self.outcome = outcome
    }

    /// The record as one line of JSON with its line end.
    var line: [UInt8] {
        let value: JSONValue = [
            "at": .string(at.precise), "attempt": .string(attempt.description),
            "task_id": .string(attempt.delivery.description), "account": .string(account),
            "medium": .string(medium.rawValue), "recipient": .string(recipient.address),
            "subject": .string(content.subject), "body": .string(content.body),
            "outcome": .string(outcome.name),
        ]
        return value.serialized() + [0x0A]
    }
}
