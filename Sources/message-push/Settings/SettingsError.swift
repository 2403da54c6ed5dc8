/// Everything that is wrong with the settings, in the order of the file. Never empty.
package struct SettingsError: Error, Equatable, Sendable {
    /// One for each line or variable that must be changed.
    package let faults: [SettingFault]
}

extension SettingsError: CustomStringConvertible {
    /// One line for each fault.
    package var description: String {
        faults.map(\.description).joined(separator: "\n")
    }
}
