package import Messaging

/// An attempt as traces show it.
package struct AttemptView: Sendable {
    /// Which try it was.
    package let number: Int
    /// Through which account.
    package let account: AccountID
    /// When it began.
    package let startedAt: Timestamp
    /// Why that account.
    package let choice: String
    /// When it ended; nil while it is under way.
    package let finishedAt: Timestamp?
    /// How it ended.
    package let result: AttemptResult?
    /// What followed.
    package let disposition: Disposition?
    /// Whether its end was declared at a start, because the daemon died while it was under way.
    package let isDeclared: Bool
    /// When its provider last answered what became of it; nil if nobody asked.
    package let askedAt: Timestamp?
    /// What the provider said then: a word, its code, and its own words.
    package let answer: String
    /// The name of the failure rule that said what followed; empty where the outcome's class did.
    package let rule: String
    /// What it cost, or is going to cost; nil for what costs nobody anything.
    package let charge: Charge?
    /// What its provider reported later; nil while it has not.
    package let receipt: AttemptReceipt?
}
