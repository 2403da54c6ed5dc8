/// Names a provider account of the catalog.
package struct AccountID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The catalog's row number; at least 1.
    package let number: Int64

    /// Wraps a row number of the catalog.
    package init(_ number: Int64) { self.number = number }

    /// The number in decimal digits.
    package var description: String { String(number) }

    /// Orders by age: the catalog gives out numbers in rising order.
    package static func < (left: AccountID, right: AccountID) -> Bool { left.number < right.number }
}
