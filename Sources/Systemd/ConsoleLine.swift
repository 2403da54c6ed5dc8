import FoundationEssentials
import Logging

/// One event as a line of text.
struct ConsoleLine {
    /// The line, with its end.
    let text: String

    /// Writes `event` and its `fields` into one line.
    init(
        _ event: LogEvent,
        fields: [(key: String, value: String)],
        time: Date = Date(),
        isColoured: Bool
    ) {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let message = "\(event.message)".prefix(utf8Bytes: LogEvent.fieldBytesMax)
        var parts = [
            time.formatted(style),
            Self.name(of: event.level, isColoured: isColoured),
            message.withVisibleControls,
        ]
        // The number is journald's key; nobody reads it.
        parts += fields.filter { $0.key != JournalEntry.kindKey }.map {
            "\($0.key.withVisibleControls)=\(Self.quoted($0.value))"
        }
        text = parts.joined(separator: " ") + "\n"
    }

    /// Quotes a value that would not end where a reader thinks it does.
    private static func quoted(_ value: String) -> String {
        let visible = value.withVisibleControls
        guard visible.isEmpty || visible.contains(where: { " \"=".contains($0) }) else { return visible }
        let pieces = visible.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + pieces.joined(separator: "\\\"") + "\""
    }

    /// Five letters wide; yellow from warning, red from error.
    private static func name(of level: Logger.Level, isColoured: Bool) -> String {
        let (name, colour): (String, Int?) =
            switch level {
            case .trace: ("trace", nil)
            case .debug: ("debug", nil)
            case .info: ("info ", nil)
            case .notice: ("note ", nil)
            case .warning: ("warn ", 33)
            case .error: ("error", 31)
            case .critical: ("crit ", 31)
            }
        guard isColoured, let colour else { return name }
        return "\u{1b}[\(colour)m\(name)\u{1b}[0m"
    }
}
