import ArgumentParser
import Messaging
import Testing

@testable import message_push

@Suite struct `The commands about messages that were accepted` {
    private func parse<Command: ParsableCommand>(_ line: String, as: Command.Type) throws -> Command {
        try #require(try MessagePush.parseAsRoot(line.split(separator: " ").map(String.init)) as? Command)
    }

    @Test(arguments: [
        "cancel", "cancel a --app b", "cancel a --dry-run", "hold ../a", "release --state lost",
        "reschedule a", "reschedule --at tomorrow a", "resend --since soon", "retry", "retry --state lost",
        "messages --limit 0",
        "messages --limit 1001", "batch", "batch show", "batch pause a/b", "batch tasks --state lost a",
        "batch resend --state lost a", "cancel --batch a/b",
    ])
    func `end with 64 where the line is wrong`(line: String) {
        let error = #expect(throws: (any Error).self) {
            var command = try MessagePush.parseAsRoot(line.split(separator: " ").map(String.init))
            // A group without a subcommand prints its help.
            if !(command is any OperatorCommand) { try command.run() }
        }
        let code = error.map { MessagePush.exitCode(for: $0).rawValue }
        #expect(code == ExitCode.usage.rawValue || line == "batch")
    }

    @Test(arguments: [
        "cancel a b", "hold --app b --yes", "release --batch b -y", "resend a --force", "retry a",
        "retry --account b --code c --yes",
        "reschedule --at 2027-01-01T08:00:00Z a", "messages", "batch show --watch b", "batch tasks b",
        "batch cancel b", "batch pause b", "batch resume b", "batch resend b",
    ])
    func `take --json and --socket`(line: String) throws {
        let arguments = (line + " --json --socket /x").split(separator: " ").map(String.init)
        let command = try #require(try MessagePush.parseAsRoot(arguments) as? any OperatorCommand)
        #expect(command.printsJSON)
    }

    @Test func `show examples in every help of a batch`() {
        for command in BatchCommand.configuration.subcommands {
            let help = MessagePush.helpMessage(for: command, columns: 80)
            #expect(help.contains("Examples:\n  message-push batch "))
        }
    }

    @Test func `say in a URL what is looked for`() throws {
        let line = "messages --app my&app --state failed --state in_flight --until 2026-11-23T12:00:00Z"
        let search = try parse(line, as: MessagesCommand.self).search.search
        #expect(
            search.path("tasks", after: 7, limit: 10) == """
                tasks?state=failed%2Cin_flight&app=my%26app&until=2026-11-23T12%3A00%3A00%2E000Z\
                &after=7&limit=10
                """)
        #expect(Search([("a", "")]).path("tasks") == "tasks")
        #expect(Search([]).among(["held", "waiting"]).path("x") == "x?state=held%2Cwaiting")
        #expect(search.among(["held"]) == search)
    }

    @Test(arguments: [("30m", 1800), ("12h", 43_200), ("7d", 604_800), ("5s", 5)] as [(String, Int64)])
    func `know how long ago it was`(text: String, seconds: Int64) throws {
        let now = Timestamp(seconds: 1_800_000_000)
        #expect(PastMoment(text, now: now)?.moment == Timestamp(seconds: now.seconds - seconds))
    }

    @Test(arguments: ["", "h", "-1h", "0h", "1y", "9999999999d", "yesterday"])
    func `take no other words for a time`(text: String) {
        #expect(PastMoment(text, now: Timestamp(seconds: 0)) == nil)
    }

    @Test func `have a word for every answer`() {
        let deed = Deed(word: "cancel", participle: "cancelled")
        let result: JSONValue = ["done": 4231, "noted": 1, "with_provider": 2]
        #expect(
            deed.summary(of: result) == """
                4,231 cancelled, 1 under way and to be cancelled if that fails, \
                2 with a provider and not to be called back.
                """)
        #expect(deed.summary(of: [:]) == "There was nothing to do.")
        let words = [
            "done", "noted", "already_so", "under_way", "with_provider", "over", "resent", "already_resent",
            "held", "refused", "not_over", "delivered", "had_attachments", "not_asked",
        ]
        for word in words {
            #expect(deed.summary(of: [word: 1]).hasPrefix("1 "))
        }
    }

    @Test func `mean by default what can be changed`() {
        #expect(Deed(word: "resend", participle: "").states == ["failed", "expired"])
        let retry = Deed(word: "retry", participle: "")
        #expect(retry.states == ["waiting", "failed", "expired"])
        #expect(
            retry.counted(among: Search([("app", "b")])).path("x")
                == "x?app=b&state=waiting%2Cfailed%2Cexpired&tried=yes")
        #expect(
            Deed(word: "hold", participle: "").states == [
                "waiting", "in_flight", "awaiting_receipt", "settling", "held",
            ])
    }

    @Test func `tell of each task, refused or not`() {
        var report = TaskReport()
        report.add(["task_id": "a", "detail": "The message is cancelled."], of: "a")
        #expect(!report.hasRefusals)
        report.add(ControlRefusal(code: 409, message: "The message is over (delivered)."), of: "b")
        report.add(["task_id": "d", "detail": "The message is sent again.", "resent_from": "c"], of: "c")
        #expect(report.hasRefusals)
        #expect(
            report.text(.none) == """
                a: The message is cancelled.
                b: The message is over (delivered).
                c: The message is sent again. As d.

                """)
    }
}
