import ArgumentParser
import Messaging

/// Tells everything that happened to a message, and why.
struct TraceCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Tell everything that happened to a message, and why.",
        discussion: """
            Examples:
              message-push trace 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
              message-push trace --json 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
            """)

    @Argument(help: ArgumentHelp("What the API and \"send\" call task_id.", valueName: "task-id"))
    var task: String

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        // It becomes part of a path.
        guard TaskName.isPlausible(task) else {
            throw ValidationError("\"\(task.withoutControls)\" is no task id: letters, digits and hyphens.")
        }
    }

    func run() async throws {
        let trace = try await daemon.ask { try await $0.get("trace/\(task)") }
        try answer.show(trace) { TraceStory(trace, now: .now, explanations: .current).text($0) }
    }
}
