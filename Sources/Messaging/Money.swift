/// An amount of the operator's currency, whichever that is, in millionths of its unit.
///
/// Sums that would not fit stay at the largest amount: a spending limit is reached, never jumped over.
package struct Money: Hashable, Comparable, Sendable {
    /// Why a text or number is no amount.
    package enum Problem: Error, Equatable, Sendable {
        /// It is not a plain decimal number: a sign, an exponent, a blank, a missing digit.
        case malformed
        /// It has more than six decimals.
        case tooFine
        /// It is more than 1,000,000.
        case tooMuch
    }

    /// Nothing.
    package static let zero = Money(millionths: 0)

    private static let unit: Int64 = 1_000_000
    private static let unitsMax: Int64 = 1_000_000

    /// Millionths of the unit.
    package let millionths: Int64

    /// The amount of so many millionths.
    package init(millionths: Int64) { self.millionths = millionths }

    /// Reads a decimal number such as `0.045`, exactly: from 0 to 1,000,000, with at most six decimals.
    package init(_ text: String) throws(Problem) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let (whole, decimals) = (parts[0], parts.count == 2 ? parts[1] : "0")
        guard Self.areDigits(whole), Self.areDigits(decimals), whole == "0" || !whole.hasPrefix("0") else {
            throw .malformed
        }
        guard decimals.utf8.count <= 6 else { throw .tooFine }
        guard let units = Int64(whole), units <= Self.unitsMax else { throw .tooMuch }
        let padded = decimals + String(repeating: "0", count: 6 - decimals.utf8.count)
        guard let fraction = Int64(padded) else { throw .malformed }
        millionths = units * Self.unit + fraction
        guard millionths <= Self.unitsMax * Self.unit else { throw .tooMuch }
    }

    /// Reads a JSON number, or a text, by its digits: no amount passes through a binary fraction.
    package init(_ value: JSONValue) throws(Problem) {
        guard let text = value.numberValue?.text ?? value.stringValue else { throw .malformed }
        try self.init(text)
    }

    /// Orders by amount.
    package static func < (left: Money, right: Money) -> Bool { left.millionths < right.millionths }

    /// The sum, or the largest amount.
    package static func + (left: Money, right: Money) -> Money {
        let (sum, overflow) = left.millionths.addingReportingOverflow(right.millionths)
        return Money(millionths: overflow ? (right.millionths < 0 ? .min : .max) : sum)
    }

    /// Adds, up to the largest amount.
    package static func += (left: inout Money, right: Money) { left = left + right }

    /// So many times the amount, or the largest.
    package static func * (amount: Money, count: Int) -> Money {
        let (product, overflow) = amount.millionths.multipliedReportingOverflow(by: Int64(count))
        let isNegative = (amount.millionths < 0) != (count < 0)
        return Money(millionths: overflow ? (isNegative ? .min : .max) : product)
    }

    private static func areDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension Money: CustomStringConvertible {
    /// A decimal number without needless zeros, `0.045`. What was read is written back.
    package var description: String {
        let (units, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: Self.unit.magnitude)
        let sign = millionths < 0 ? "-" : ""
        guard fraction > 0 else { return "\(sign)\(units)" }
        var decimals = String(fraction)
        decimals = String(repeating: "0", count: 6 - decimals.utf8.count) + decimals
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(sign)\(units).\(decimals)"
    }
}

extension Money.Problem: CustomStringConvertible {
    /// A sentence for whoever wrote the amount.
    package var description: String {
        switch self {
        case .malformed: "An amount is a plain decimal number such as 0.045."
        case .tooFine: "An amount has at most six decimals."
        case .tooMuch: "An amount is at most 1000000."
        }
    }
}
