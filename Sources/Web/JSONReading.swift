package import Messaging

/// Takes the members of a request's JSON object, each with its type, or refuses with the field's name.
package struct JSONReading: Sendable {
    private let object: JSONObject

    /// Reads `bytes` as a JSON object.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw Refusal(.invalidJSON, "The body is not JSON: \(error.description)")
        }
        guard case .object(let object) = value else { throw Refusal(.badRequest, "invalid request body") }
        self.object = object
    }

    /// Reads an object that was parsed before.
    package init(_ object: JSONObject) { self.object = object }

    /// A member's value; nil when it is missing or null.
    package func value(_ name: String) -> JSONValue? {
        guard let value = object[name], !value.isNull else { return nil }
        return value
    }

    /// A member that is a text; nil when it is missing or null.
    package func text(_ name: String) throws(Refusal) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.stringValue else { throw Self.wrongType(name, "a string") }
        return text
    }

    /// A member that is a text and must be there.
    package func requiredText(_ name: String) throws(Refusal) -> String {
        guard let text = try text(name), !text.isEmpty else { throw Self.missing(name) }
        return text
    }

    /// A member that is a whole number; nil when it is missing or null.
    package func integer(_ name: String) throws(Refusal) -> Int64? {
        guard let value = value(name) else { return nil }
        guard let number = value.intValue else { throw Self.wrongType(name, "a whole number") }
        return number
    }

    /// A member that is a list; nil when it is missing or null.
    package func list(_ name: String) throws(Refusal) -> [JSONValue]? {
        guard let value = value(name) else { return nil }
        guard let list = value.arrayValue else { throw Self.wrongType(name, "an array") }
        return list
    }

    /// A member that is true or false; nil when it is missing or null.
    package func flag(_ name: String) throws(Refusal) -> Bool? {
        guard let value = value(name) else { return nil }
        guard let flag = value.boolValue else { throw Self.wrongType(name, "true or false") }
        return flag
    }

    /// The refusal for a member that must be there.
    package static func missing(_ name: String) -> Refusal {
        Refusal(.missingParameter, "The field \(name) is missing or empty.", field: name)
    }

    /// The refusal for a member of the wrong type.
    package static func wrongType(_ name: String, _ expected: String) -> Refusal {
        Refusal(.invalidParameter, "The field \(name) must be \(expected).", field: name)
    }
}
