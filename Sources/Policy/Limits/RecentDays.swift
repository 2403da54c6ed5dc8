import Messaging

/// An amount a day, for the few days that are spoken of.
///
/// It forgets by use and not by date: a clock that jumps a year ahead and back finds what it left.
struct RecentDays<Amount: Sendable>: Sendable {
    /// Around midnight two days are in use; the others are for clocks that jump.
    private static var daysMax: Int { 8 }
    private var days: [(day: CivilDay, amount: Amount)] = []
    private let nothing: Amount

    init(nothing: Amount) { self.nothing = nothing }

    func amount(on day: CivilDay) -> Amount { days.first { $0.day == day }?.amount ?? nothing }

    mutating func set(_ amount: Amount, on day: CivilDay) {
        days.removeAll { $0.day == day }
        days.append((day, amount))
        if days.count > Self.daysMax { days.removeFirst() }
    }
}
