import GRDB
import Messaging

extension Charge {
    static let columns = "cost, parts, app_day, account_day"

    /// Reads four columns of an attempt from the one at `start`; nil where it costs nobody anything.
    init?(_ row: Row, at start: Int) {
        guard let amount = row[start] as Int64?, let parts = row[start + 1] as Int?,
            let applicationDay = row[start + 2] as Int32?, let accountDay = row[start + 3] as Int32?
        else { return nil }
        self.init(
            amount: Money(millionths: amount), parts: parts,
            applicationDay: CivilDay(number: applicationDay), accountDay: CivilDay(number: accountDay))
    }

    /// The four columns' values.
    static func values(of charge: Charge?) -> StatementArguments {
        [
            charge?.amount.millionths, charge?.parts, charge?.applicationDay.number,
            charge?.accountDay.number,
        ]
    }
}
