extension SettingsReading {
    func number(_ key: SettingKey) -> Int {
        guard case .number(let number) = value(key) else { preconditionFailure("\(key.name) is no number") }
        return number
    }

    func text(_ key: SettingKey) -> String {
        guard case .text(let text) = value(key) else { preconditionFailure("\(key.name) is no text") }
        return text
    }

    /// A text whose default is not a text; nil where nobody set it.
    func derivedText(_ key: SettingKey) -> String? {
        if case .text(let text) = value(key) { text } else { nil }
    }

    /// The addresses, all of which the key's rule has read before.
    func addresses(_ key: SettingKey) -> [ListenAddress] {
        guard case .list(let texts) = value(key) else { preconditionFailure("\(key.name) is no list") }
        do {
            return try texts.map { text throws(SettingRefusal) in try ListenAddress(reading: text) }
        } catch {
            preconditionFailure("\(key.name) was not checked: \(error.reason)")
        }
    }

    /// systemd may name several folders, separated by colons; the first is ours.
    func stateDirectory(_ environment: [String: String]) -> String {
        if case .text(let path) = value(.stateDirectory) { return path }
        let first = environment["STATE_DIRECTORY"]?.prefix { $0 != ":" }
        guard let first, first.hasPrefix("/") else { return Settings.usualStateDirectory }
        return String(first)
    }

    func masterKey(
        _ environment: [String: String], stateDirectory: String
    ) -> (path: String, makesIt: Bool) {
        if case .text(let path) = value(.masterKeyFile) { return (path, false) }
        if let folder = environment["CREDENTIALS_DIRECTORY"], FileContents.canRead(folder + "/master-key") {
            return (folder + "/master-key", false)
        }
        return (stateDirectory + "/master.key", true)
    }
}
