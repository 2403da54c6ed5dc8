/// An account's part in a channel.
package struct Binding: Equatable, Sendable {
    /// Which account.
    package var account: AccountID
    /// Its share among accounts of the same priority, 1 to 100.
    package var weight: Int
    /// Its rank, 0 to 1,000: the lowest number is used first.
    package var priority: Int
    /// Whether it may be used.
    package var isEnabled: Bool
    /// How the account says the channel's messages, where its provider keeps templates.
    package var template: ProviderTemplate

    /// A binding with all its settings.
    package init(
        account: AccountID, weight: Int, priority: Int, isEnabled: Bool,
        template: ProviderTemplate = ProviderTemplate()
    ) {
        self.account = account
        self.weight = weight
        self.priority = priority
        self.isEnabled = isEnabled
        self.template = template
    }
}
