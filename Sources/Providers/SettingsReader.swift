import Messaging

/// An account's settings, checked against its provider's fields and with the defaults filled in.
///
/// An empty text counts as missing, because forms send it for a field left alone. A number may stand in
/// quotes and a text may be a number, because older configurations have both.
struct SettingsReader: Sendable {
    private var values: [String: JSONValue] = [:]

    /// - Throws: ``SettingsProblem`` for the first setting that is unknown, missing or not allowed.
    init(_ configuration: JSONObject, fields: [ConfigurationField]) throws(SettingsProblem) {
        for (name, _) in configuration.members where !fields.contains(where: { $0.name == name }) {
            throw SettingsProblem(field: name, sentence: "The provider has no setting of this name.")
        }
        for field in fields {
            let given = configuration[field.name]
            if let given, !given.isNull, given != "" {
                values[field.name] = try Self.checked(given, field)
            } else if let value = field.defaultValue {
                values[field.name] = value
            } else if field.isRequired {
                throw SettingsProblem(field: field.name, sentence: "It is missing.")
            }
        }
    }

    /// A text, address or chosen word; nil where it is missing.
    func text(_ name: String) -> String? { values[name]?.stringValue }

    /// A text that the provider cannot do without.
    func requiredText(_ name: String) throws(SettingsProblem) -> String {
        guard let text = text(name) else { throw SettingsProblem(field: name, sentence: "It is missing.") }
        return text
    }

    /// A whole number; nil where it is missing.
    func integer(_ name: String) -> Int64? { values[name]?.intValue }

    /// A number; nil where it is missing.
    func number(_ name: String) -> Double? { values[name]?.doubleValue }

    /// Whether a flag is set.
    func flag(_ name: String) -> Bool { values[name]?.boolValue ?? false }

    /// An address without the slash at its end, so that a path can be appended.
    func endpoint(_ name: String) throws(SettingsProblem) -> String {
        var address = try requiredText(name)
        while address.hasSuffix("/") { address.removeLast() }
        return address
    }

    /// What the provider's codes mean to this account: `table`, and the operator's own outcomes in front.
    func answers(_ table: AnswerTable) -> AnswerTable {
        let members = values[SharedFields.answers]?.objectValue?.members ?? []
        let own = members.compactMap { code, word in
            word.stringValue.flatMap(Outcome.init(name:)).map { (code, $0) }
        }
        return table.overridden(by: Dictionary(own) { _, last in last })
    }

    /// What the account may do in a time: `published`, unless the operator says otherwise.
    func pacing(_ published: Pacing) -> Pacing {
        Pacing(
            calls: pace(published.calls, SharedFields.callsPerMinute),
            recipients: pace(published.recipients, SharedFields.recipientsPerMinute),
            perRecipient: published.perRecipient)
    }

    private func pace(_ published: Pace?, _ name: String) -> Pace? {
        guard let published, let perMinute = number(name) else { return published }
        return .perMinute(perMinute, burst: max(1, min(published.burst, Int(perMinute / 10))))
    }

    private static func checked(
        _ value: JSONValue, _ field: ConfigurationField
    ) throws(SettingsProblem) -> JSONValue {
        let text = value.stringValue ?? value.numberValue?.text
        switch field.kind {
        case .text(let bytesMax):
            if let text, text.utf8.count <= bytesMax, !text.hasControlCharacters { return .string(text) }
            throw problem(
                field, "It must be a text of at most \(bytesMax) bytes without control characters.")
        case .choice(let words):
            if let text, words.contains(text) { return .string(text) }
            throw problem(field, "It must be one of: \(words.joined(separator: ", ")).")
        case .integer(let range):
            if let number = text.flatMap({ Int64($0) }), range.contains(number) { return .integer(number) }
            throw problem(
                field, "It must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        case .flag:
            if value.boolValue != nil { return value }
            throw problem(field, "It must be true or false.")
        case .number(let range):
            if let number = text.flatMap({ Double($0) }), range.contains(number) {
                return .number(JSONNumber(number))
            }
            throw problem(field, "It must be a number from \(range.lowerBound) to \(range.upperBound).")
        case .networks:
            if let text, NetworkList.isValid(text) { return .string(text) }
            throw problem(field, "It must be IP addresses or networks, with commas between them.")
        case .outcomes:
            let members = value.objectValue?.members
            if let members, members.allSatisfy({ $0.value.stringValue.flatMap(Outcome.init(name:)) != nil }) {
                return value
            }
            throw problem(
                field,
                "It must be an object of codes and outcomes: "
                    + Outcome.all.map(\.name).joined(separator: ", ") + ".")
        case .url:
            if let text, WebAddress.isValid(text) { return .string(text) }
            throw problem(field, "It must be an address that starts with http:// or https://.")
        }
    }

    private static func problem(_ field: ConfigurationField, _ sentence: String) -> SettingsProblem {
        SettingsProblem(field: field.name, sentence: sentence)
    }
}
