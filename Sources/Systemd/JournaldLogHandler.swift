package import Logging

/// Logs to journald, each piece of metadata as a field of its own.
///
/// | field | from |
/// |---|---|
/// | `MESSAGE` | the sentence |
/// | `PRIORITY` | critical 2, error 3, warning 4, notice 5, info 6, debug and trace 7 |
/// | `SYSLOG_IDENTIFIER` | always `message-push` |
/// | `MESSAGE_ID` | the metadata `message_id`, if it is 32 hexadecimal digits |
/// | `MESSAGE_PUSH_TASK` … | the metadata `task` …; an event's error as `MESSAGE_PUSH_ERROR` |
///
/// An entry journald does not take is written to standard error instead, which systemd forwards.
package struct JournaldLogHandler: LogHandler {
    /// The lowest level that is logged.
    package var logLevel: Logger.Level

    /// What is said with every event.
    package var metadata: Logger.Metadata = [:]

    /// Where each event's metadata may also come from.
    package var metadataProvider: Logger.MetadataProvider?

    private let send: @Sendable (JournalEntry) -> Bool

    /// Logs to the system's journald.
    package init(level: Logger.Level, metadataProvider: Logger.MetadataProvider? = nil) {
        self.init(level: level, metadataProvider: metadataProvider) { $0.send() }
    }

    /// Logs to `send`, which answers whether the entry was taken.
    init(
        level: Logger.Level,
        metadataProvider: Logger.MetadataProvider? = nil,
        send: @escaping @Sendable (JournalEntry) -> Bool
    ) {
        logLevel = level
        self.metadataProvider = metadataProvider
        self.send = send
    }

    /// What is said under `key` with every event.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Sends one entry. Waits only while journald's queue is full.
    package func log(event: LogEvent) {
        let fields = event.fields(logger: metadata, provider: metadataProvider)
        guard !send(JournalEntry(event, metadata: fields)) else { return }
        StandardError.write(ConsoleLine(event, fields: fields, isColoured: false).text)
    }
}
