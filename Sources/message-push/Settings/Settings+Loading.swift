extension Settings {
    /// Reads the settings: defaults, then the file, then `MESSAGE_PUSH_…` variables. Blocks for a moment.
    ///
    /// - Parameter path: a file that must exist; `nil` means ``usualFile``, which may be missing.
    /// - Parameter environment: `STATE_DIRECTORY` and `CREDENTIALS_DIRECTORY` count too, as
    ///   systemd.exec(5) has them.
    /// - Throws: ``SettingsError`` with every fault, not only the first.
    package static func load(
        path: String?, environment: [String: String]
    ) throws(SettingsError) -> Settings {
        try checked(SettingsReading(path: path, environment: environment), environment: environment)
    }

    /// As above, for callers that also want to know where each value comes from.
    static func checked(
        _ reading: SettingsReading, environment: [String: String]
    ) throws(SettingsError) -> Settings {
        let settings = Settings(reading, environment: environment)
        let faults = (reading.faults + settings.contradictions(in: reading))
            .sorted { ($0.line ?? .max) < ($1.line ?? .max) }
        guard faults.isEmpty else { throw SettingsError(faults: faults) }
        return settings
    }
}
