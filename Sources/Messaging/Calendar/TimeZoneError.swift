/// Why bytes are not the rules of a time zone.
package enum TimeZoneError: Error, Equatable, Sendable {
    /// There are more bytes than the limit.
    case tooLong(limit: Int)
    /// They do not begin as a TZif file does.
    case notTimeZone
    /// They have no 64-bit part: the form of before 2005, which ends in 2038.
    case oldVersion
    /// They end too early.
    case truncated
    /// They count leap seconds, as the files below `right` do, and a ``Timestamp`` does not.
    case countsLeapSeconds
    /// What they say cannot be: moments out of order, an offset beyond a day, a number of nothing.
    case inconsistent
    /// The rule for the years to come is no POSIX TZ string.
    case malformedRule
}

extension TimeZoneError: CustomStringConvertible {
    /// A sentence for the operator.
    package var description: String {
        switch self {
        case .tooLong(let limit): "It is longer than \(limit) bytes."
        case .notTimeZone: "It is not a TZif file."
        case .oldVersion: "It has no 64-bit times."
        case .truncated: "It ends too early."
        case .countsLeapSeconds: "It counts leap seconds."
        case .inconsistent: "It contradicts itself."
        case .malformedRule: "Its rule for the years to come cannot be read."
        }
    }
}
