/// The fields of an `application/x-www-form-urlencoded` text, a body or a query.
struct FormFields: Sendable {
    /// More than any provider sends.
    private static let fieldsMax = 100

    private var values: [String: String] = [:]

    /// Reads what it can; a name that comes again is ignored, and so is what comes after too many names.
    init(_ text: some Sequence<UInt8>) {
        for pair in Array(text).split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(halves[0])
            guard values.count < Self.fieldsMax else { return }
            if values[name] == nil { values[name] = halves.count > 1 ? Self.decoded(halves[1]) : "" }
        }
    }

    /// The value of a field; nil where it is missing.
    subscript(name: String) -> String? { values[name] }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): plain.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                // What is no escape stands for itself, as browsers and servers have it.
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                if digits.utf8.count == 2, digits.first != "+", let value = UInt8(digits, radix: 16) {
                    plain.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    plain.append(byte)
                }
            default: plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
