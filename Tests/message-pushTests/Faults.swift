@testable import message_push

/// What is wrong with a settings file of that text, with `FILE` for its path.
func faults(of text: String, environment: [String: String] = [:]) throws -> [String] {
    try faults(ofBytes: Array(text.utf8), environment: environment)
}

/// As above, for texts that are none.
func faults(ofBytes bytes: [UInt8], environment: [String: String] = [:]) throws -> [String] {
    let file = try TemporaryFile(bytes: bytes)
    do throws(SettingsError) {
        _ = try Settings.load(path: file.path, environment: environment)
        return []
    } catch {
        return error.faults.map { fault in
            fault.file == file.path
                ? "FILE" + fault.description.dropFirst(file.path.count) : fault.description
        }
    }
}

/// The settings of a file of that text.
func settings(_ text: String, environment: [String: String] = [:]) throws -> Settings {
    let file = try TemporaryFile(text)
    return try Settings.load(path: file.path, environment: environment)
}
