/// Who gets a message: an address, a telephone number, a user id. Checked and normalised at the door.
///
/// It describes itself masked, so that it may stand in logs and errors.
package struct Recipient: Hashable, Sendable, CustomStringConvertible {
    /// The address itself, 1 to 320 bytes. Personal: never log it.
    package let address: String

    /// Wraps an address that has been checked.
    package init(_ address: String) { self.address = address }

    /// The address with its middle hidden: `138****8000`, `c***n@example.com`.
    package var description: String {
        if let at = address.lastIndex(of: "@"), at != address.startIndex {
            return Self.masked(address[..<at]) + address[at...]
        }
        return Self.masked(address[...])
    }

    private static func masked(_ text: Substring) -> String {
        switch text.count {
        case ...2: "***"
        case 3...7: "\(text.prefix(1))***\(text.suffix(1))"
        case 8...10: "\(text.prefix(2))****\(text.suffix(2))"
        default: "\(text.prefix(3))****\(text.suffix(4))"
        }
    }
}
