package import Messaging

/// Something that keeps the house from doing its work, and what to do about it.
package struct Trouble: Equatable, Sendable {
    /// What kind of trouble, for programs.
    package enum Kind: String, Sendable {
        case held, draining, disk, lag, account
        case noAccount = "no_account"
    }

    /// What kind.
    package let kind: Kind
    /// How bad it is.
    package let level: AlertLevel
    /// What is wrong and what to do, in sentences.
    package let sentence: String

    init(_ kind: Kind, _ level: AlertLevel, _ sentence: String) {
        self.kind = kind
        self.level = level
        self.sentence = sentence
    }
}
