import FoundationEssentials
package import Logging

/// Logs plain lines for people: time, level, sentence, `key=value` sorted by key.
///
///     2026-11-23T12:00:00.123Z info  attempt finished outcome=deferred task=7F3K
///
/// The time is UTC. Levels are five letters wide: trace, debug, info, note, warn, error, crit.
/// Control characters are written out, so one event is always one line.
package struct ConsoleLogHandler: LogHandler {
    /// The lowest level that is logged.
    package var logLevel: Logger.Level

    /// What is said with every event.
    package var metadata: Logger.Metadata = [:]

    /// Where each event's metadata may also come from.
    package var metadataProvider: Logger.MetadataProvider?

    private let isColoured: Bool
    private let now: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    /// Logs to standard error. See ``LogDestination/detected(environment:)`` for when to colour.
    package init(
        level: Logger.Level, metadataProvider: Logger.MetadataProvider? = nil, isColoured: Bool
    ) {
        self.init(
            level: level, metadataProvider: metadataProvider, isColoured: isColoured,
            now: { Date() }, write: { StandardError.write($0) })
    }

    /// Logs to `write`, one call for each line, at the time `now` tells.
    init(
        level: Logger.Level,
        metadataProvider: Logger.MetadataProvider? = nil,
        isColoured: Bool,
        now: @escaping @Sendable () -> Date,
        write: @escaping @Sendable (String) -> Void
    ) {
        logLevel = level
        self.metadataProvider = metadataProvider
        self.isColoured = isColoured
        self.now = now
        self.write = write
    }

    /// What is said under `key` with every event.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line. Waits if whoever reads standard error does not.
    package func log(event: LogEvent) {
        let fields = event.fields(logger: metadata, provider: metadataProvider)
        write(ConsoleLine(event, fields: fields, time: now(), isColoured: isColoured).text)
    }
}
