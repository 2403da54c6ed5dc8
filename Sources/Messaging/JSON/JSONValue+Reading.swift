extension JSONValue {
    /// Whether this is `null`.
    package var isNull: Bool { self == .null }

    /// The text, if this is a string.
    package var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The integer, if this is a number written as one that fits in 64 bits.
    ///
    /// `1` and `-0`, but neither `1.0` nor `1e3` nor `"1"`.
    package var intValue: Int64? {
        if case .number(let number) = self { number.int64 } else { nil }
    }

    /// The nearest double, if this is a number that has one.
    package var doubleValue: Double? {
        if case .number(let number) = self { number.double } else { nil }
    }

    /// The number as it was written, if this is one.
    package var numberValue: JSONNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The truth, if this is `true` or `false`.
    package var boolValue: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    /// The elements, if this is an array.
    package var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, if this is an object.
    package var objectValue: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The member `name`, if this is an object and has it.
    package subscript(name: String) -> JSONValue? {
        objectValue?[name]
    }
}
