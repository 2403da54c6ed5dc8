import Messaging

/// Reads one object of the document by its keys, and says where it is wrong.
///
/// A key with `null` counts as absent, because that is what YAML makes of a key without a value. Only where
/// nothing else can say that something is to go away, `null` does.
struct EntryReader {
    /// Where the object stands: `channels[0]`; empty for the document itself.
    let path: String
    private let object: JSONObject

    /// Refuses what is not an object, and keys that are not in `keys`.
    init(_ value: JSONValue, path: String, keys: [String]) throws(CatalogError) {
        guard let object = value.objectValue else {
            throw .invalid(path, "A list of keys with values is expected here.")
        }
        self.path = path
        self.object = object
        for member in object.members where !keys.contains(member.name) {
            throw .invalid(
                place(String(member.name.prefix(100))), "This key is not known.",
                hint: NearestWord.suggestion(for: member.name, among: keys))
        }
    }

    /// The path of the value under `key`.
    func place(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

    /// The value under `key`, if there is one and it is not null.
    subscript(key: String) -> JSONValue? {
        guard let value = object[key], !value.isNull else { return nil }
        return value
    }

    /// Whether the key is there without a value.
    func isNull(_ key: String) -> Bool { object[key]?.isNull == true }

    /// A text on one line of at most `max` characters, possibly empty.
    func line(_ key: String, max: Int) throws(CatalogError) -> String? {
        guard let text = try text(key) else { return nil }
        guard text.unicodeScalars.count <= max, TextRule.isOneLine(text) else {
            throw .invalid(place(key), "At most \(max) characters on one line are allowed.")
        }
        return text
    }

    /// A text with line ends, of at most `bytesMax` bytes.
    func prose(_ key: String, bytesMax: Int) throws(CatalogError) -> String? {
        guard let text = try text(key) else { return nil }
        guard text.utf8.count <= bytesMax, TextRule.isProse(text) else {
            throw .invalid(place(key), "At most \(bytesMax) bytes are allowed, and no control characters.")
        }
        return text
    }

    /// A name, if it is given.
    func name(_ key: String) throws(CatalogError) -> String? {
        guard let text = try text(key) else { return nil }
        guard TextRule.isName(text) else {
            throw .invalid(
                place(key), "A name has 1 to 100 characters, no control characters, and no blank at its ends."
            )
        }
        return text
    }

    /// A name that must be there.
    func requiredName(_ key: String) throws(CatalogError) -> String {
        guard let name = try name(key) else { throw .invalid(place(key), "This key is missing.") }
        return name
    }

    /// A provider's name for something: a name, or a whole number that nobody thinks of putting in quotes.
    func mark(_ key: String) throws(CatalogError) -> String? {
        if let number = self[key]?.intValue, number >= 0 { return String(number) }
        return try name(key)
    }

    /// An object whose values are names, as its names are; at most `max` of them.
    func names(_ key: String, max: Int) throws(CatalogError) -> [String: String]? {
        guard let value = self[key] else { return nil }
        guard let object = value.objectValue else {
            throw .invalid(place(key), "A list of keys with values is expected here.")
        }
        guard object.count <= max else {
            throw .invalid(place(key), "There are \(object.count) names; at most \(max) are allowed.")
        }
        let reader = try EntryReader(value, path: place(key), keys: object.members.map(\.name))
        var names: [String: String] = [:]
        for member in object.members {
            guard TextRule.isName(member.name) else {
                throw .invalid(place(key), "Each key must be a name of 1 to 100 characters on one line.")
            }
            names[member.name] = try reader.requiredName(member.name)
        }
        return names
    }

    /// true or false.
    func flag(_ key: String) throws(CatalogError) -> Bool? {
        guard let value = self[key] else { return nil }
        guard let flag = value.boolValue else { throw .invalid(place(key), "This must be true or false.") }
        return flag
    }

    /// A whole number within `range`.
    func integer(_ key: String, in range: ClosedRange<Int>) throws(CatalogError) -> Int? {
        guard let value = self[key] else { return nil }
        guard let number = value.intValue, let number = Int(exactly: number), range.contains(number) else {
            throw .invalid(
                place(key), "This must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// One of an enumeration's words.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ key: String, _ type: Choice.Type
    ) throws(CatalogError) -> Choice? {
        guard let word = try text(key) else { return nil }
        guard let choice = Choice(rawValue: word) else {
            throw .unknownWord(
                DocumentWord(text: word, path: place(key)), among: Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    /// A duration such as `10m`, from one second to thirty days.
    func duration(_ key: String) throws(CatalogError) -> Duration? {
        guard let value = self[key] else { return nil }
        guard let duration = value.stringValue.flatMap(DurationText.parse),
            duration >= .seconds(1), duration <= .seconds(30 * 86400)
        else {
            throw .invalid(place(key), "This must be a duration such as 90s, 10m, 24h or 3d, from 1s to 30d.")
        }
        return duration
    }

    /// A list of at most `max` values.
    func list(_ key: String, max: Int) throws(CatalogError) -> [JSONValue]? {
        guard let value = self[key] else { return nil }
        guard let list = value.arrayValue else { throw .invalid(place(key), "A list is expected here.") }
        guard list.count <= max else {
            throw .invalid(place(key), "The list has \(list.count) elements; at most \(max) are allowed.")
        }
        return list
    }

    /// Any text.
    func text(_ key: String) throws(CatalogError) -> String? {
        guard let value = self[key] else { return nil }
        guard let text = value.stringValue else {
            throw .invalid(place(key), "This must be a text; put it in quotes.")
        }
        return text
    }
}
