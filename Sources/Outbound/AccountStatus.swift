package import Messaging
package import Policy

/// What an account is doing, as operators see it.
package struct AccountStatus: Sendable {
    /// Which account.
    package let account: AccountID
    /// Its permits and what they learnt.
    package let window: AccountWindow
}
