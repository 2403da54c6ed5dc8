/// On whose budget an attempt counts.
package enum Spender: Hashable, Sendable {
    /// The application that asked for the message.
    case application(ApplicationID)
    /// The provider account that carried it.
    case account(AccountID)
}
