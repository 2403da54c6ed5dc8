/// Why an account was chosen: among which accounts, and why each of the others was passed over.
///
/// It is kept as ``text`` with each attempt and can be read back from it, to be told in another language.
package struct RouteReasons: Equatable, Sendable {
    /// How the account was found.
    package enum Choice: Equatable, Sendable {
        /// The channel has no other.
        case only(String)
        /// The others were passed over.
        case first(String)
        /// Its turn came among these, by weight.
        case byWeight([Share])
    }

    /// An account and its weight.
    package struct Share: Equatable, Sendable {
        /// Its name.
        package let account: String
        /// Its part of the work, beside those of the others.
        package let weight: Int

        /// An account's part.
        package init(_ account: String, weight: Int) {
            self.account = account
            self.weight = weight
        }
    }

    /// How the account was found.
    package var choice: Choice
    /// The others, each of them once.
    package var passedOver: [PassedOver]
    /// Accounts that the text had no room for.
    package var unnamed: Int

    /// Reasons for a choice.
    package init(_ choice: Choice, passedOver: [PassedOver] = [], unnamed: Int = 0) {
        self.choice = choice
        self.passedOver = passedOver
        self.unnamed = unnamed
    }
}
