extension JSONError {
    /// What is wrong.
    package enum Reason: Equatable, Sendable, CustomStringConvertible {
        /// The text is longer than the limit of so many bytes.
        case tooLong(limit: Int)
        /// Arrays and objects stand deeper in each other than the limit.
        case tooDeep(limit: Int)
        /// A number has more than the limit of so many bytes.
        case numberTooLong(limit: Int)
        /// The text ends in the middle of a value, or is empty.
        case unexpectedEnd
        /// Something else should stand here; `expected` names it.
        case unexpectedCharacter(expected: String)
        /// More than white space follows the value.
        case textAfterValue
        /// The name stands twice in one object.
        case duplicateName(String)
        /// A number against the grammar: a leading zero or plus, a point without digits.
        case malformedNumber
        /// A backslash before a character that cannot be escaped, or `\u` without four digits.
        case malformedEscape
        /// A character below U+0020 inside a string; it must be escaped.
        case controlCharacter
        /// Bytes inside a string that are not UTF-8.
        case invalidUTF8

        /// A sentence without its full stop.
        package var description: String {
            switch self {
            case .tooLong(let limit): "The JSON is longer than \(limit) bytes"
            case .tooDeep(let limit): "The JSON is nested deeper than \(limit) levels"
            case .numberTooLong(let limit): "A number is longer than \(limit) bytes"
            case .unexpectedEnd: "The JSON ends too early"
            case .unexpectedCharacter(let expected): "Expected \(expected)"
            case .textAfterValue: "Something follows the JSON value"
            case .duplicateName(let name): "The name \"\(name.prefix(64))\" stands twice in one object"
            case .malformedNumber: "A number is malformed"
            case .malformedEscape: "An escape in a string is malformed"
            case .controlCharacter: "A control character in a string is not escaped"
            case .invalidUTF8: "A string is not valid UTF-8"
            }
        }
    }
}
