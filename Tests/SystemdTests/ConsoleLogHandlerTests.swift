import FoundationEssentials
import Logging
import Testing

@testable import Systemd

@Suite struct `A line on the console` {
    private struct Broken: Error {}

    private func lines(isColoured: Bool = false, _ log: (Logger) -> Void) -> [String] {
        let written = Recorder<String>()
        let handler = ConsoleLogHandler(
            level: .trace, isColoured: isColoured,
            now: { Date(timeIntervalSince1970: 1_795_435_200.125) },
            write: { written.record($0) })
        log(Logger(label: "test") { _ in handler })
        return written.all
    }

    @Test func `has time, level, sentence and fields sorted by name`() {
        let lines = lines { $0.info("attempt finished", metadata: ["task": "7F3K", "outcome": "deferred"]) }
        #expect(lines == ["2026-11-23T12:00:00.125Z info  attempt finished outcome=deferred task=7F3K\n"])
    }

    @Test func `has a level five letters wide`() {
        let lines = lines { logger in
            for level in Logger.Level.allCases { logger.log(level: level, "x") }
        }
        let names = lines.map { String($0.dropFirst(25).dropLast(3)) }
        #expect(names == ["trace", "debug", "info ", "note ", "warn ", "error", "crit "])
    }

    @Test func `cannot be forged by what a value contains`() {
        let lines = lines { $0.info("a\nb", metadata: ["k": "x\r\u{1b}[2J\u{202e}\u{85}"]) }
        #expect(lines.map { $0.dropFirst(31) } == [#"a\nb k=x\r\u{1b}[2J\u{202e}\u{85}"# + "\n"])
    }

    @Test func `quotes a value that has spaces, quotes or nothing`() {
        let lines = lines { $0.info("x", metadata: ["a": "", "b": "two words", "c": "say \"no\""]) }
        #expect(lines.map { $0.dropFirst(31) } == [#"x a="" b="two words" c="say \"no\"""# + "\n"])
    }

    @Test func `carries the error, and the logger's own fields unless the event says otherwise`() {
        let lines = lines { logger in
            var logger = logger
            logger[metadataKey: "lane"] = "urgent"
            logger[metadataKey: "task"] = "1"
            logger.error("failed", error: Broken(), metadata: ["task": "2"])
        }
        #expect(lines.map { $0.dropFirst(25) } == ["error failed error=Broken() lane=urgent task=2\n"])
    }

    @Test func `is coloured only on demand and only when it matters`() {
        let lines = lines(isColoured: true) { logger in
            logger.info("x")
            logger.error("x")
        }
        #expect(lines.map { $0.dropFirst(25) } == ["info  x\n", "\u{1b}[31merror\u{1b}[0m x\n"])
    }

    @Test func `is cut where one value is endless`() {
        let lines = lines { $0.info("x", metadata: ["k": "\(String(repeating: "é", count: 50_000))"]) }
        #expect(lines[0].utf8.count < 9_000)
    }
}
