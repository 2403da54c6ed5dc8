import FoundationEssentials

/// A file that lives as long as a test looks at it.
struct TemporaryFile: ~Copyable {
    let path: String

    init(_ text: String, suffix: String = ".yaml") throws {
        try self.init(bytes: Array(text.utf8), suffix: suffix)
    }

    init(bytes: [UInt8], suffix: String = ".yaml") throws {
        path = "/tmp/message-push-test-\(UInt64.random(in: .min ... .max))\(suffix)"
        try Data(bytes).write(to: URL(filePath: path))
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            preconditionFailure("\(path) was not there: \(error)")
        }
    }
}
