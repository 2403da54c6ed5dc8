package import Messaging

/// How many receivers an application's messages had on one of its days.
package struct QuotaUse: Equatable, Sendable {
    /// Whose quota.
    package let application: ApplicationID
    /// The day in the application's time zone.
    package let day: CivilDay
    /// How many receivers were accepted.
    package let count: Int
}
