import Messaging

/// Checks and merges an account's settings by what its provider says of them.
struct ConfigurationCheck {
    /// How many codes an operator may give a meaning of his own.
    private static let outcomesMax = 200

    let provider: ProviderDescription
    /// Where the settings stand in the document.
    let path: String

    /// The settings after `changes` were made to `old`, in the provider's order.
    ///
    /// What `changes` does not name stays; `null` takes a setting out; the mask keeps a secret.
    func merged(_ old: JSONObject, with changes: JSONObject) throws(CatalogError) -> JSONObject {
        var merged = old
        for (name, value) in changes.members {
            let field = try field(name)
            if value.isNull {
                merged[name] = nil
            } else if field.isSecret, value.stringValue == TextRule.mask {
                guard old[name] != nil else {
                    throw .invalid(place(name), "There is no secret to keep; the mask stands for one.")
                }
            } else {
                try check(value, of: field)
                merged[name] = value
            }
        }
        for field in provider.fields where field.isRequired && field.defaultValue == nil {
            guard merged[field.name] != nil else {
                throw .invalid(place(field.name), "This setting is missing; \(provider.code) needs it.")
            }
        }
        return inProviderOrder(merged)
    }

    private func place(_ name: String) -> String { path + "." + name }

    private func field(_ name: String) throws(CatalogError) -> ConfigurationField {
        guard let field = provider.fields.first(where: { $0.name == name }) else {
            throw .invalid(
                place(name), "The provider \(provider.code) does not know this setting.",
                hint: NearestWord.suggestion(for: name, among: provider.fields.map(\.name)))
        }
        return field
    }

    /// Settings that the provider no longer knows are dropped.
    private func inProviderOrder(_ settings: JSONObject) -> JSONObject {
        var ordered = JSONObject()
        for field in provider.fields { ordered[field.name] = settings[field.name] }
        return ordered
    }

    /// Never quotes the value: it may be a secret in the wrong place.
    private func check(_ value: JSONValue, of field: ConfigurationField) throws(CatalogError) {
        guard isAllowed(value, by: field.kind) else {
            throw .invalid(place(field.name), expectation(of: field.kind))
        }
    }

    private func isAllowed(_ value: JSONValue, by kind: ConfigurationField.Kind) -> Bool {
        switch kind {
        case .text(let bytesMax):
            value.stringValue.map { (1...bytesMax).contains($0.utf8.count) && TextRule.isOneLine($0) }
                ?? false
        case .choice(let words): value.stringValue.map(words.contains) ?? false
        case .integer(let range): value.intValue.map(range.contains) ?? false
        case .flag: value.boolValue != nil
        case .number(let range): value.doubleValue.map(range.contains) ?? false
        case .url: value.stringValue.map(TextRule.isURL) ?? false
        case .networks: value.stringValue.map(NetworkList.isValid) ?? false
        case .outcomes: value.objectValue.map(areOutcomes) ?? false
        }
    }

    private func areOutcomes(_ object: JSONObject) -> Bool {
        object.count <= Self.outcomesMax
            && object.members.allSatisfy { code, word in
                (1...100).contains(code.utf8.count) && TextRule.isOneLine(code)
                    && word.stringValue.flatMap(Outcome.init(name:)) != nil
            }
    }

    private func expectation(of kind: ConfigurationField.Kind) -> String {
        switch kind {
        case .text(let bytesMax):
            "This must be a text of 1 to \(bytesMax) bytes without control characters; put it in quotes."
        case .choice(let words): "This must be one of: \(words.joined(separator: ", "))."
        case .integer(let range):
            "This must be a whole number from \(range.lowerBound) to \(range.upperBound)."
        case .flag: "This must be true or false."
        case .number(let range): "This must be a number from \(range.lowerBound) to \(range.upperBound)."
        case .url: "This must be an address that begins with https:// or http://."
        case .networks:
            "This must be IP addresses or networks such as 192.0.2.0/24, with commas between them; no names."
        case .outcomes:
            """
            This must be a list of at most \(Self.outcomesMax) codes, each with one of: \
            \(Outcome.all.map(\.name).joined(separator: ", ")).
            """
        }
    }
}
