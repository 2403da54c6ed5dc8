package import Messaging

/// How much of an application's daily quota is used.
package struct QuotaStanding: Equatable, Sendable {
    /// Receivers a day; zero means no limit.
    package let limit: Int
    /// Receivers of messages that were accepted today.
    package let used: Int
    /// When the application's next day begins.
    package let resetsAt: Timestamp

    /// How many receivers more the day has; nil without a limit.
    package var remaining: Int? { limit == 0 ? nil : max(0, limit - used) }
}
