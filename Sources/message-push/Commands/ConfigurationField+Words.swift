import Messaging

extension ConfigurationField {
    /// What a value may be, for people.
    var kindWords: String {
        switch kind {
        case .text(let bytesMax): "text of at most \(bytesMax) bytes"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .integer(let range): "whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "true or false"
        case .number(let range): "number from \(range.lowerBound) to \(range.upperBound)"
        case .url: "address with http:// or https://"
        case .networks: "IP addresses or networks, with commas between them"
        case .outcomes: "codes, each with one of " + Outcome.all.map(\.name).joined(separator: ", ")
        }
    }

    /// All of it for programs; a kind's bounds are members of their own.
    var json: JSONValue {
        var json: JSONObject = [
            "name": .string(name), "type": .string(kindName), "required": .bool(isRequired),
            "secret": .bool(isSecret), "default": defaultValue ?? .null,
            "help": ["en": .string(helpEnglish), "zh": .string(helpChinese)],
        ]
        switch kind {
        case .text(let bytesMax): json["bytes_max"] = .integer(bytesMax)
        case .choice(let words): json["choices"] = .array(words.map { .string($0) })
        case .integer(let range):
            json["min"] = .integer(range.lowerBound)
            json["max"] = .integer(range.upperBound)
        case .number(let range):
            json["min"] = .number(JSONNumber(range.lowerBound))
            json["max"] = .number(JSONNumber(range.upperBound))
        case .outcomes: json["choices"] = .array(Outcome.all.map { .string($0.name) })
        case .flag, .url, .networks: break
        }
        return .object(json)
    }

    private var kindName: String {
        switch kind {
        case .text: "text"
        case .choice: "choice"
        case .integer: "integer"
        case .flag: "flag"
        case .number: "number"
        case .url: "url"
        case .networks: "networks"
        case .outcomes: "outcomes"
        }
    }
}
