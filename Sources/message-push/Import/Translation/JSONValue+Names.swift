import Messaging

extension JSONValue? {
    /// The texts of a list; none for anything else.
    var names: [String] { self?.arrayValue?.compactMap(\.stringValue) ?? [] }
}
