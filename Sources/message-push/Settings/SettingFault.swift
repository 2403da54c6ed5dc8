/// One thing that is wrong with the settings.
package struct SettingFault: Equatable, Sendable {
    /// The path of the file at fault; `nil` when the fault is in the environment or in the defaults.
    package let file: String?
    /// Its line, counted from 1, where one is known.
    package let line: Int?
    /// The environment variable at fault.
    package let variable: String?
    /// The key at fault, where one is known.
    package let key: String?
    /// What is wrong. Reads on after the key.
    package let reason: String

    /// A fault of the file.
    init(file: String, line: Int? = nil, key: String? = nil, reason: String) {
        self.file = file
        self.line = line
        self.variable = nil
        self.key = key
        self.reason = reason
    }

    /// A fault of the value that came from `origin`.
    init(_ origin: SettingOrigin, key: String, reason: String) {
        switch origin {
        case .standard: (file, line, variable) = (nil, nil, nil)
        case .file(let path, let number): (file, line, variable) = (path, number, nil)
        case .environment(let name): (file, line, variable) = (nil, nil, name)
        }
        self.key = key
        self.reason = reason
    }
}

extension SettingFault: CustomStringConvertible {
    /// As in `/etc/message-push/message-push.yaml:12: key "listn" is unknown; did you mean "listen"?`
    package var description: String {
        let subject = key.map { "key \"\($0.withoutControls)\" " } ?? ""
        if let file {
            return "\(file)\(line.map { ":\($0)" } ?? ""): \(subject)\(reason)"
        }
        return (variable.map { "environment variable \($0) " } ?? subject) + reason
    }
}
