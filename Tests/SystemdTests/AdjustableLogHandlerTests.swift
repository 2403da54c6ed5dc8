import Logging
import Testing

@testable import Systemd

@Suite struct `A log whose level is changed` {
    private let threshold = LogThreshold(.info)
    private let sent = Recorder<JournalEntry>()

    private var logger: Logger {
        Logger(label: "test") { [sent, threshold] _ in
            let handler = JournaldLogHandler(level: .trace) { entry in
                sent.record(entry)
                return true
            }
            return AdjustableLogHandler(handler, threshold: threshold)
        }
    }

    private var sentences: [String] { sent.all.compactMap(\.fields.first) }

    @Test func `follows at once, in loggers that were made before`() {
        let logger = logger
        logger.debug("one")
        threshold.level = .debug
        logger.debug("two")
        threshold.level = .error
        logger.warning("three")
        #expect(sentences == ["MESSAGE=two"])
    }

    @Test func `leaves a logger alone that has a level of its own`() {
        var logger = logger
        logger.logLevel = .trace
        threshold.level = .critical
        logger.trace("one")
        #expect(sentences == ["MESSAGE=one"])
    }

    @Test func `keeps what is said with every event`() {
        var logger = logger
        logger[metadataKey: "task"] = "7F3K"
        logger.info("one")
        #expect(sent.all[0].fields.last == "MESSAGE_PUSH_TASK=7F3K")
    }
}
