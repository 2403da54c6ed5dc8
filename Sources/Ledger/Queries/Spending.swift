package import Messaging

/// What one application's messages, or one account's, have cost on one day.
package struct Spending: Equatable, Sendable {
    /// Whose money.
    package let spender: Spender
    /// The day on which it was spent.
    package let day: CivilDay
    /// What it comes to.
    package let amount: Money
    /// How many attempts cost something.
    package let messages: Int
    /// How many parts they had together.
    package let parts: Int
}
