/// Why no sender can be made of an account. Names the setting, never its value.
package struct SettingsProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// The key in the account's configuration, or `provider`.
    package let field: String
    /// What is wrong with it, for the operator.
    package let sentence: String

    /// The field and the sentence.
    package var description: String { "\(field): \(sentence)" }
}
