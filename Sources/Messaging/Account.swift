/// One set of credentials and limits at a provider.
package struct Account: Equatable, Sendable {
    /// Its row in the catalog.
    package var id: AccountID
    /// Its name, unique among accounts.
    package var name: String
    /// The provider's code, `smtp` for example.
    package var provider: String
    /// The provider's settings, secrets among them. Never log or return it whole.
    package var configuration: JSONObject
    /// Whether it may be used.
    package var isEnabled: Bool
    /// Attempts that may run at the same time, 1 to 1,000.
    package var concurrencyMax: Int
    /// Grows with each change, so that a sender made from an older edition is not used.
    package var version: Int64
    /// What one part of a message costs; nil where the operator entered none.
    package var price: Money?
    /// What its messages may cost a day; nil for no limit.
    package var dailyBudget: Money?
    /// Whether an operator took it out for a while: no attempt begins on it, and messages wait for it.
    package var isPaused: Bool

    /// An account with all its settings.
    package init(
        id: AccountID, name: String, provider: String, configuration: JSONObject, isEnabled: Bool,
        concurrencyMax: Int, version: Int64, price: Money? = nil, dailyBudget: Money? = nil,
        isPaused: Bool = false
    ) {
        self.id = id
        self.name = name
        self.provider = provider
        self.configuration = configuration
        self.isEnabled = isEnabled
        self.concurrencyMax = concurrencyMax
        self.version = version
        self.price = price
        self.dailyBudget = dailyBudget
        self.isPaused = isPaused
    }

    /// Whether attempts may begin on it.
    package var takesAttempts: Bool { isEnabled && !isPaused }
}

extension Account: CustomStringConvertible {
    /// Says which account, and nothing secret.
    package var description: String { "Account(\(name), \(provider))" }
}
