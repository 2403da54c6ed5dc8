import ArgumentParser
import Messaging

/// Lists messages.
struct MessagesCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages",
        abstract: "List messages and where they stand, the oldest first.",
        discussion: """
            Examples:
              message-push messages --since 1h
              message-push messages --app shop --state failed --since 7d --limit 1000
              message-push messages --receiver 13800138000 --json
            """)

    @OptionGroup(title: "Which messages") var search: SearchOptions

    @Option(help: ArgumentHelp("How many at most, 1 to 1000.", valueName: "count"))
    var limit = 100

    @Option(help: ArgumentHelp("Go on where an earlier list ended.", valueName: "number"))
    var after: Int64?

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000.") }
    }

    func run() async throws {
        let list = try await daemon.ask { client in
            try await TaskPages(client: client, search: search.search).list(limit: limit, after: after)
        }
        try answer.show(list) { TaskList(list, now: .now).text($0) }
    }
}
