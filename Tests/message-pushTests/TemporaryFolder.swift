import FoundationEssentials

/// A folder that lives as long as a test looks at it.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() throws {
        path = "/tmp/message-push-test-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            preconditionFailure("\(path) was not there: \(error)")
        }
    }
}
