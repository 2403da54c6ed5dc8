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

    /// A binding with all its settings.
    package init(account: AccountID, weight: Int, priority: Int, isEnabled: Bool) {
        self.account = account
        self.weight = weight
        self.priority = priority
        self.isEnabled = isEnabled
    }
}
