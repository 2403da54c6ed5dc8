/// What a key of the settings holds.
enum SettingValue: Equatable, Sendable {
    case number(Int)
    case text(String)
    case list([String])
}

extension SettingValue: CustomStringConvertible {
    /// As it is written in the file.
    var description: String {
        switch self {
        case .number(let number): String(number)
        case .text(let text): text
        case .list(let elements): "[" + elements.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        }
    }
}
