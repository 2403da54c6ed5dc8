import ArgumentParser
import Messaging
import Synchronization
import Testing
import Transport

@testable import message_push

@Suite struct `The lines of what happens` {
    private let ink = Ink(isColoured: true)
    private let task = "0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11"

    private func event(
        app: String = "shop", text: String = "accepted", at: String = "2026-11-23T12:00:01.234Z",
        level: String = "info", state: String = "waiting"
    ) -> JSONValue {
        [
            "at": .string(at), "event": "ended", "level": .string(level), "text": .string(text),
            "task": .string(task), "app": .string(app), "channel": "code", "receiver": "138****8000",
            "state": .string(state),
        ]
    }

    @Test func `stand in columns that grow and never shrink`() {
        var table = EventTable(today: "2026-11-23")
        let lines = [event(), event(app: "a long name"), event()].map { table.line($0, .none) }
        #expect(lines[0] == "12:00:01.234  \(task)  shop  code  138****8000  accepted")
        #expect(lines[1] == "12:00:01.234  \(task)  a long name  code  138****8000  accepted")
        #expect(lines[2] == "12:00:01.234  \(task)  shop         code  138****8000  accepted")
    }

    @Test func `name each day but today, once`() {
        var table = EventTable(today: "2026-11-24")
        #expect(table.line(event(), .none).hasPrefix("2026-11-23\n12:00:01.234  "))
        #expect(table.line(event(), .none).hasPrefix("12:00:01.234  "))
        #expect(table.line(event(at: "2026-11-24T00:00:00.000Z"), .none).hasPrefix("2026-11-24\n"))
    }

    @Test(arguments: [
        ("info", "delivered", "\u{1B}[32mx\u{1B}[0m"), ("warning", "failed", "\u{1B}[31mx\u{1B}[0m"),
        ("notice", "cancelled", "  x"),
    ])
    func `have a colour where it matters`(level: String, state: String, ending: String) {
        var table = EventTable(today: "2026-11-23")
        #expect(table.line(event(text: "x", level: level, state: state), ink).hasSuffix(ending))
    }
}

@Suite struct `Watching what happens` {
    /// Answers from a list, and keeps what was asked.
    private final class Daemon: Sendable {
        private let state: Mutex<(answers: [String?], asked: [String])>
        var asked: [String] { state.withLock { $0.asked } }

        init(_ answers: [String?]) { state = Mutex((answers, [])) }

        var client: ControlClient {
            ControlClient(socket: "/nowhere/control.sock") { exchange throws(TransportError) in
                let answer = self.state.withLock { state -> String? in
                    state.asked.append(String(exchange.url.dropFirst("http://localhost/control/".count)))
                    return state.answers.isEmpty ? nil : state.answers.removeFirst()
                }
                guard let answer else {
                    throw TransportError(
                        .connectFailed, requestMayHaveArrived: false, sentence: "It is away.")
                }
                return Reply(status: 200, body: Array(answer.utf8))
            }
        }
    }

    private func page(_ run: String, after: Int, missed: Int = 0, _ events: String...) -> String {
        let list = events.map { #"{"event":"\#($0)"}"# }.joined(separator: ",")
        return
            #"{"code":0,"data":{"run":"\#(run)","after":\#(after),"missed":\#(missed),"events":[\#(list)]}}"#
    }

    private func tail(
        _ daemon: Daemon, begins: EventTail.Beginning = .last(10), follows: Bool = true
    ) -> EventTail {
        EventTail(client: daemon.client, search: Search([("app", "shop")]), begins: begins, follows: follows)
    }

    @Test func `begins with the last ones and goes on behind them`() async throws {
        let daemon = Daemon([page("r", after: 7, "a", "b"), page("r", after: 9, missed: 3, "c")])
        var tail = tail(daemon)
        #expect(try await tail.isGoingOn())
        #expect(tail.events == [["event": "a"], ["event": "b"]] && tail.remarks.isEmpty)
        #expect(try await tail.isGoingOn())
        #expect(tail.events == [["event": "c"]])
        #expect(tail.remarks == ["3 events went by too quickly to be shown."])
        #expect(
            daemon.asked == [
                "events?app=shop&last=10", "events?app=shop&run=r&after=7&wait=25&limit=1000",
            ])
    }

    @Test func `goes on with the daemon that comes after, and says so`() async throws {
        let daemon = Daemon([page("r", after: 7), nil, page("s", after: 1, "a")])
        var tail = tail(daemon)
        #expect(try await tail.isGoingOn())
        #expect(try await tail.isGoingOn())
        #expect(tail.remarks == ["The daemon does not answer; what it tells when it is back comes here."])
        #expect(try await tail.isGoingOn())
        #expect(tail.remarks == ["The daemon answers again.", "The daemon was started anew."])
        #expect(tail.events == [["event": "a"]])
    }

    @Test func `does not wait for a daemon that was never there`() async {
        var tail = tail(Daemon([]))
        await #expect(throws: ControlError.notRunning(socket: "/nowhere/control.sock")) {
            try await tail.isGoingOn()
        }
    }

    @Test func `ends after what there was, where nobody wants more`() async throws {
        let daemon = Daemon([page("r", after: 2, "a")])
        var tail = tail(daemon, begins: .since(Timestamp(seconds: 0)), follows: false)
        #expect(try await tail.isGoingOn())
        #expect(try await !tail.isGoingOn())
        #expect(daemon.asked == ["events?app=shop&limit=1000"])
    }

    @Test func `asks for what the command line says`() throws {
        let arguments = [
            "tail", "--app", "shop", "--channel", "code", "--account", "a b", "--state", "failed", "--state",
            "expired", "--outcome", "rejected/permanent", "--failures", "--receiver", "8000",
        ]
        let command = try #require(try MessagePush.parseAsRoot(arguments) as? TailCommand)
        #expect(
            command.search.path("events") == """
                events?app=shop&channel=code&account=a%20b&receiver=8000&state=failed%2Cexpired\
                &outcome=rejected%2Fpermanent&failures=1
                """)
    }

    @Test(arguments: ["tail -n -1", "tail -n 5 --since 1h", "tail --state nowhere", "tail --task ../x"])
    func `refuses what makes no sense`(line: String) {
        #expect(throws: (any Error).self) {
            try MessagePush.parseAsRoot(line.split(separator: " ").map(String.init))
        }
    }
}
