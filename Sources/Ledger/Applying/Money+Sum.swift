import Messaging

extension Money {
    /// SQL for what a column of amounts comes to when a row is added to it: as with `+`, at most the largest
    /// amount, where SQLite would turn to floating point.
    static func sum(_ column: String) -> String {
        "min(\(column), \(Int64.max) - excluded.\(column)) + excluded.\(column)"
    }
}
