/// Where the value of a key comes from.
enum SettingOrigin: Equatable, Sendable {
    /// Nobody set it.
    case standard
    /// The line of the file, counted from 1.
    case file(String, line: Int)
    /// The environment variable.
    case environment(String)
}

extension SettingOrigin: CustomStringConvertible {
    var description: String {
        switch self {
        case .standard: "default"
        case .file(let path, let line): "\(path):\(line)"
        case .environment(let variable): variable
        }
    }
}
