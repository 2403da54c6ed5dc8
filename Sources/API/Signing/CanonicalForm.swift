package import Messaging

/// One way to write a request's body for signing.
///
/// Clients do not sign the bytes they send. Each parses or builds a value and writes it anew, and
/// each language does it a little differently; the signature tells nobody which one it was. So
/// there are several forms, and a request is genuine if its signature fits one of them. All of
/// them mean the same value, so this makes nothing easier for a forger.
package struct CanonicalForm: Equatable, Sendable {
    /// In which order members are written.
    package let order: MemberOrder
    /// What is escaped beyond JSON's own demands, in names and values.
    package let escaping: JSONEscaping
    /// How numbers are spelled.
    package let numbers: NumberSpelling

    /// Go: members by bytes, `<>&` escaped. What most clients sign.
    package static let goSorted = CanonicalForm(order: .bytewise, escaping: [.markup, .lineSeparators])
    /// The PHP client without numeric names, and many hand-written ones: as Go, but `<>&` as they are.
    package static let unescaped = CanonicalForm(order: .bytewise, escaping: .lineSeparators)
    /// The PHP client on PHP 8.2 or later: `ksort`, and arrays with the keys 0, 1, 2 … as lists.
    package static let phpSorted = CanonicalForm(order: .php(.since82), escaping: .lineSeparators)
    /// The PHP client on older PHP, whose `ksort` puts words before numbers.
    package static let phpSortedBefore82 = CanonicalForm(order: .php(.before82), escaping: .lineSeparators)
    /// The documented samples in Python, Node and Java: only the outermost object is sorted.
    package static let topLevelSorted = CanonicalForm(order: .bytewiseOnTop, escaping: [])
    /// The documented sample in PHP: as before, with `/` as `\/`.
    package static let topLevelSortedEscapedSlash = CanonicalForm(
        order: .bytewiseOnTop, escaping: [.slashes, .lineSeparators])
    /// Go, for numbers that a double changes: its maps hold doubles.
    package static let goSortedFloat64 = CanonicalForm(
        order: .bytewise, escaping: [.markup, .lineSeparators], numbers: .float64)
    /// As Go, but `<>&` as they are, for numbers that a double changes.
    package static let unescapedFloat64 = CanonicalForm(
        order: .bytewise, escaping: .lineSeparators, numbers: .float64)
    /// Go before 1.22, which escaped U+0008 and U+000C the long way.
    package static let goSortedBefore122 = CanonicalForm(
        order: .bytewise, escaping: [.markup, .lineSeparators, .longControls])

    /// All forms, the likeliest first.
    package static let candidates = [
        goSorted, unescaped, phpSorted, topLevelSorted, topLevelSortedEscapedSlash,
        goSortedFloat64, unescapedFloat64, goSortedBefore122, phpSortedBefore82,
    ]

    private init(order: MemberOrder, escaping: JSONEscaping, numbers: NumberSpelling = .asSent) {
        self.order = order
        self.escaping = escaping
        self.numbers = numbers
    }

    /// The body as this form writes it, UTF-8. An object without members gives no bytes at all.
    package func text(of object: JSONObject) -> [UInt8] {
        var bytes: [UInt8] = []
        append(object, to: &bytes)
        return bytes
    }

    /// Appends ``text(of:)`` to `bytes`.
    package func append(_ object: JSONObject, to bytes: inout [UInt8]) {
        guard !object.isEmpty else { return }
        write(object, depth: 0, to: &bytes)
    }

    private func write(_ value: JSONValue, depth: Int, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: numbers.text(of: number).utf8)
        case .string(let text): JSONStringWriter.append(text, escaping: escaping, to: &bytes)
        case .array(let elements): writeList(elements, depth: depth, to: &bytes)
        case .object(let object): write(object, depth: depth, to: &bytes)
        }
    }

    private func write(_ object: JSONObject, depth: Int, to bytes: inout [UInt8]) {
        let members = order.arranged(object, depth: depth)
        guard !order.makesList(of: members) else {
            return writeList(members.map(\.value), depth: depth, to: &bytes)
        }
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (name, value) in members {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            JSONStringWriter.append(name, escaping: escaping, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(value, depth: depth + 1, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private func writeList(_ elements: [JSONValue], depth: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            write(element, depth: depth + 1, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
