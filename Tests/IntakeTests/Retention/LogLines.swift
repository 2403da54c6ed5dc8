import Logging
import Synchronization

/// What was logged, line by line: each line's metadata as text.
final class LogLines: Sendable {
    private struct Pen: LogHandler {
        let lines: LogLines
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.add((event.metadata ?? [:]).mapValues(\.description)) }
    }

    private let lines = Mutex<[[String: String]]>([])

    var all: [[String: String]] { lines.withLock(\.self) }

    var logger: Logger { Logger(label: "test") { _ in Pen(lines: self) } }

    private func add(_ line: [String: String]) { lines.withLock { $0.append(line) } }
}
