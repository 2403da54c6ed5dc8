import Messaging
import TestSupport

extension CivilTimeTable {
    /// Some moment from 1973 to 2099; every other one within three days of a change.
    ///
    /// Liberia's offset had seconds until 1972, and the tests that compare minute by minute begin after that.
    func moment(using dice: inout Dice) -> Timestamp {
        let range = Int64(94_694_400_000)...4_070_908_800_000
        let late = changes.filter { range.contains($0.moment.milliseconds) }
        guard Bool.random(using: &dice), let change = late.randomElement(using: &dice) else {
            return Timestamp(milliseconds: Int64.random(in: range, using: &dice))
        }
        let days = Int64(3 * 86_400_000)
        return change.moment + .milliseconds(Int64.random(in: -days...days, using: &dice))
    }
}
