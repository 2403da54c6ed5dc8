import Messaging

/// The settings that hold, each with its origin.
struct ConfigurationReport {
    let reading: SettingsReading
    let settings: Settings

    /// For programs: `settings` has a member for each key.
    var json: JSONValue {
        let values = SettingKey.all.map { key in (name: key.name, value: json(value(key))) }
        let origins = SettingKey.all.map { key in
            (name: key.name, value: JSONValue.string(reading.origin(key).description))
        }
        return [
            "ok": true, "file": .string(reading.file), "file_exists": .bool(reading.foundFile),
            "settings": .object(JSONObject(values)), "origins": .object(JSONObject(origins)),
            "ignored_variables": .array(reading.ignoredVariables.map { .string($0) }),
        ]
    }

    /// For people: a table, and what is worth a remark.
    func text(_ ink: Ink) -> String {
        var table = TextTable([.init(heading: "KEY"), .init(heading: "VALUE"), .init(heading: "FROM")])
        for key in SettingKey.all {
            table.add([key.name, value(key).description, reading.origin(key).description])
        }
        let ignored = reading.ignoredVariables.map { "\($0) names no key and is ignored.\n" }.joined()
        return table.text(ink) + "\n" + ignored + ink.green(verdict) + "\n"
    }

    private var verdict: String {
        reading.foundFile
            ? "\(reading.file) is good."
            : "\(reading.file) does not exist; the defaults hold, and they are good."
    }

    /// What holds, derived defaults included.
    private func value(_ key: SettingKey) -> SettingValue {
        switch key {
        case .stateDirectory: .text(settings.stateDirectory)
        case .masterKeyFile: .text(settings.masterKeyFile)
        default: reading.value(key) ?? .text("")
        }
    }

    private func json(_ value: SettingValue) -> JSONValue {
        switch value {
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        case .list(let elements): .array(elements.map { .string($0) })
        }
    }
}
