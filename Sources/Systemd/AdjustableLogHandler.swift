package import Logging

/// Logs through another handler what a shared threshold lets pass.
package struct AdjustableLogHandler: LogHandler {
    private let threshold: LogThreshold
    private var handler: any LogHandler
    private var ownLevel: Logger.Level?

    /// Logs through `handler`, from `threshold` upwards as that is at the time.
    package init(_ handler: any LogHandler, threshold: LogThreshold) {
        self.handler = handler
        self.threshold = threshold
    }

    /// The threshold's level, or what was set for this logger alone.
    package var logLevel: Logger.Level {
        get { ownLevel ?? threshold.level }
        set { ownLevel = newValue }
    }

    /// What is said with every event.
    package var metadata: Logger.Metadata {
        get { handler.metadata }
        set { handler.metadata = newValue }
    }

    /// Where each event's metadata may also come from.
    package var metadataProvider: Logger.MetadataProvider? {
        get { handler.metadataProvider }
        set { handler.metadataProvider = newValue }
    }

    /// What is said under `key` with every event.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { handler[metadataKey: key] }
        set { handler[metadataKey: key] = newValue }
    }

    /// Hands the event on; the logger has looked at the level already.
    package func log(event: LogEvent) { handler.log(event: event) }
}
