import ArgumentParser
import Messaging

/// Sends one message, and may wait for what becomes of it.
struct SendCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send one message and, with --wait, see what becomes of it.",
        discussion: """
            Without --app the message is the operator's own. With --wait the exit status is 1 unless the \
            message was delivered, or taken by a provider whose receipt did not come.

            Examples:
              message-push send --channel code --to 13800138000 --param code=1234 --wait 30
              message-push send --channel news --to ann@example.org --at 2027-01-01T08:00:00Z
            """)

    @Option(help: ArgumentHelp("The channel, by name or number.", valueName: "channel"))
    var channel: String

    @Option(help: ArgumentHelp("Who shall get it: a number, an address, a user.", valueName: "receiver"))
    var to: String

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("A parameter of the template; may be given often.", valueName: "name=value"))
    var parameters: [TemplateParameter] = []

    @Option(help: ArgumentHelp("The app whose message it is, by name.", valueName: "name"))
    var app: String?

    @Option(
        help: ArgumentHelp("When to send it, as in 2027-01-01T08:00:00Z. Default: now.", valueName: "time"))
    var at: ScheduledMoment?

    @Option(help: ArgumentHelp("Wait so long for the final state and tell the story.", valueName: "seconds"))
    var wait: Int?

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        if let wait, !(1...86_400).contains(wait) {
            throw ValidationError("--wait takes 1 to 86400 seconds.")
        }
        try TemplateParameter.checkNames(of: parameters)
    }

    func run() async throws {
        try await daemon.ask { client in
            let receipt = try await client.post("messages", request)
            guard let wait else {
                try answer.show(receipt) { _ in Self.confirmation(receipt) }
                return
            }
            let watch = FateWatch(client: client, task: receipt.cell("task_id"))
            let trace = try await watch.trace(within: .seconds(wait))
            try answer.show(trace) { TraceStory(trace, now: .now, explanations: .current).text($0) }
            try FateWatch.judge(trace, patience: .seconds(wait))
        }
    }

    /// What the daemon is asked.
    var request: JSONValue {
        MessageRequest(channel: channel, receiver: to, parameters: parameters, app: app, at: at).json
    }

    private static func confirmation(_ receipt: JSONValue) -> String {
        let task = receipt.cell("task_id")
        return "Accepted as \(task). What becomes of it: message-push trace \(task)\n"
    }
}
