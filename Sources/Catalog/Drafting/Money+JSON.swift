import Messaging

extension Money {
    /// A JSON number that reads back as the same amount: an amount of a document has at most 13 digits, a
    /// double holds 15, and down to a millionth it is written without an exponent.
    var json: JSONValue { .number(JSONNumber(Double(millionths) / 1_000_000)) }
}
