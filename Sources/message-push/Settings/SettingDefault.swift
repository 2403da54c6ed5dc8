/// What holds where nobody set a key.
enum SettingDefault: Equatable, Sendable {
    /// Always this.
    case value(SettingValue)
    /// A value that depends on the environment or on other keys: how, and what it usually comes to.
    case derived(how: String, usually: String)
}
