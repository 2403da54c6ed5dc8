import Logging
import Testing

@testable import Systemd

@Suite struct `An entry in the journal` {
    private func entries(_ log: (Logger) -> Void) -> [[String]] {
        let sent = Recorder<JournalEntry>()
        let handler = JournaldLogHandler(level: .trace) { entry in
            sent.record(entry)
            return true
        }
        log(Logger(label: "test") { _ in handler })
        return sent.all.map(\.fields)
    }

    @Test func `has the sentence, the priority, the name of the program, and a field for each metadata`() {
        let entries = entries {
            $0.warning("attempt finished", metadata: ["task": "7F3K", "took_ms": "412"])
        }
        #expect(
            entries == [
                [
                    "MESSAGE=attempt finished", "PRIORITY=4", "SYSLOG_IDENTIFIER=message-push",
                    "MESSAGE_PUSH_TASK=7F3K", "MESSAGE_PUSH_TOOK_MS=412",
                ]
            ])
    }

    @Test func `has the priority of its level`() {
        let entries = entries { logger in
            for level in Logger.Level.allCases { logger.log(level: level, "x") }
        }
        #expect(entries.map { $0[1] } == [7, 7, 6, 5, 4, 3, 2].map { "PRIORITY=\($0)" })
    }

    @Test func `has the message id the catalog knows`() {
        let id = "7D4958E842DA4A758F6C1CDC7B36DCC5"
        let entries = entries { $0.info("x", metadata: ["message_id": "\(id)"]) }
        #expect(entries[0].last == "MESSAGE_ID=\(id.lowercased())")
    }

    @Test func `keeps what only looks like a message id as a field of ours`() {
        let entries = entries { $0.info("x", metadata: ["message_id": "7F3K"]) }
        #expect(entries[0].last == "MESSAGE_PUSH_MESSAGE_ID=7F3K")
    }

    @Test(arguments: [
        ("next-at", "MESSAGE_PUSH_NEXT_AT"), ("größe", "MESSAGE_PUSH_GR__E"), ("A=B\n", "MESSAGE_PUSH_A_B_"),
    ])
    func `names its fields so that journald takes them`(key: String, name: String) {
        let entries = entries { $0.info("x", metadata: [key: "v"]) }
        #expect(entries[0].last == "\(name)=v")
    }

    @Test func `has no name longer than journald takes`() {
        let entries = entries { $0.info("x", metadata: [String(repeating: "k", count: 200): "v"]) }
        #expect(entries[0].last?.utf8.count == JournalEntry.nameLengthMax + 2)
    }

    @Test func `keeps the lines of a text, because a value ends where it ends`() {
        let entries = entries { $0.info("a\nPRIORITY=0", metadata: ["k": "b\nc"]) }
        #expect(entries[0][0] == "MESSAGE=a\nPRIORITY=0")
        #expect(entries[0][3] == "MESSAGE_PUSH_K=b\nc")
    }

    @Test func `says nothing below the level asked for`() {
        let sent = Recorder<JournalEntry>()
        let handler = JournaldLogHandler(level: .warning) { entry in
            sent.record(entry)
            return true
        }
        let logger = Logger(label: "test") { _ in handler }
        logger.info("x")
        logger.warning("y")
        #expect(sent.all.count == 1)
    }

    @Test func `is handed over even when no journald runs`() {
        let event = LogEvent(
            level: .info, message: "a test ran", metadata: nil, source: nil,
            file: #fileID, function: #function, line: #line)
        #expect(
            JournalEntry(event, metadata: [("empty", ""), ("large", String(repeating: "x", count: 8_192))])
                .send())
    }
}
