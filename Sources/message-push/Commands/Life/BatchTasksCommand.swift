import ArgumentParser
import Intake
import Messaging

/// Lists the messages of a batch.
struct BatchTasksCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks", abstract: "List the messages of a batch and where they stand.",
        discussion: """
            Examples:
              message-push batch tasks 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
              message-push batch tasks --state failed --limit 1000 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """)

    @Argument(help: ArgumentHelp("What the API calls batch_id.", valueName: "batch-id"))
    var batch: String

    @Option(help: ArgumentHelp("Those in this state, as waiting or failed; may be given often."))
    var state: [String] = []

    @Option(help: ArgumentHelp("How many at most, 1 to 1000.", valueName: "count"))
    var limit = 100

    @Option(help: ArgumentHelp("Go on where an earlier list ended.", valueName: "number"))
    var after: Int64?

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard TaskName.isPlausible(batch) else {
            throw ValidationError("\"\(batch.withoutControls)\" is no batch id: letters, digits and hyphens.")
        }
        guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000.") }
        try SearchOptions.check(state)
    }

    func run() async throws {
        let search = Search([("batch", batch), ("state", state.joined(separator: ","))])
        let list = try await daemon.ask { client in
            _ = try await client.get("batches/\(batch)")
            return try await TaskPages(client: client, search: search).list(limit: limit, after: after)
        }
        try answer.show(list) { TaskList(list, now: .now).text($0) }
    }
}
