/// What an attempt costs, and on whose days it is counted; frozen when the attempt begins.
package struct Charge: Equatable, Sendable {
    /// What the account's provider takes for it by the operator's price; zero where none was entered.
    package var amount: Money
    /// How many parts the message has for a carrier; 1 for media that have none.
    package var parts: Int
    /// The day on which it counts for the application, in the application's time zone.
    package var applicationDay: CivilDay
    /// The day on which it counts for the account, in the house's time zone.
    package var accountDay: CivilDay

    /// A charge with its days.
    package init(amount: Money, parts: Int, applicationDay: CivilDay, accountDay: CivilDay) {
        self.amount = amount
        self.parts = parts
        self.applicationDay = applicationDay
        self.accountDay = accountDay
    }
}
