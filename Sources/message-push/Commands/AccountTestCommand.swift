import ArgumentParser
import Messaging

/// Tries an account, without sending where its provider allows that.
struct AccountTestCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try an account and say in plain words what is wrong and what to do.",
        discussion: """
            Nothing is sent unless --to names a receiver. Then a message goes over a channel that uses the \
            account, as any message does: it is recorded, and may be charged. The exit status is 1 unless \
            all is well.

            Examples:
              message-push account test mail
              message-push account test aliyun --to 13800138000 --channel code --param code=1234
            """)

    @Argument(help: ArgumentHelp("The account's name.", valueName: "account"))
    var name: String

    @Option(help: ArgumentHelp("Send a message, to this receiver.", valueName: "receiver"))
    var to: String?

    @Option(
        help: ArgumentHelp(
            "The channel to send over, by name; it must use the account.", valueName: "channel"))
    var channel: String?

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("A parameter of the template; may be given often.", valueName: "name=value"))
    var parameters: [TemplateParameter] = []

    @Option(help: ArgumentHelp("The app whose message it is, by name.", valueName: "name"))
    var app: String?

    @Option(help: ArgumentHelp("How long to wait for the message's final state.", valueName: "seconds"))
    var wait = 60

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard (to == nil) == (channel == nil) else {
            throw ValidationError("--to and --channel go together: messages travel over channels.")
        }
        guard to != nil || parameters.isEmpty && app == nil else {
            throw ValidationError("--param and --app need --to.")
        }
        guard (1...86_400).contains(wait) else { throw ValidationError("--wait takes 1 to 86400 seconds.") }
        try TemplateParameter.checkNames(of: parameters)
    }

    func run() async throws {
        try await daemon.ask { client in
            if let to, let channel {
                try await send(client, to: to, over: channel)
            } else {
                try await check(client)
            }
        }
    }

    private func check(_ client: ControlClient) async throws {
        let path = "accounts/\(name.asPathSegment)/test"
        let result = try await client.post(path, [:], patience: .seconds(120))
        let verdict = AccountVerdict(result, explanations: .current)
        guard verdict.wasChecked else {
            throw CommandFailure(exitCode: .failed, sentence: verdict.remedyWithoutCheck)
        }
        try answer.show(verdict.json) { verdict.text($0) }
        guard verdict.isGood else { throw CommandFailure(exitCode: .failed) }
    }

    private func send(_ client: ControlClient, to receiver: String, over channel: String) async throws {
        let accounts = try await client.get("accounts")
        if let objection = Self.objection(to: channel, for: name, in: accounts) {
            throw CommandFailure(exitCode: .failed, sentence: objection)
        }
        let request = MessageRequest(channel: channel, receiver: receiver, parameters: parameters, app: app)
        let receipt = try await client.post("messages", request.json)
        let watch = FateWatch(client: client, task: receipt.cell("task_id"))
        let trace = try await watch.trace(within: .seconds(wait))
        try answer.show(trace) { TraceStory(trace, now: .now, explanations: .current).text($0) }
        try FateWatch.judge(trace, patience: .seconds(wait))
        guard trace.text("account") == name.withoutControls else {
            throw CommandFailure(
                exitCode: .failed,
                sentence: """
                    The message went through \(trace.cell("account")), another account of the channel. To \
                    try \(name.withoutControls), use a channel that has no other.
                    """)
        }
    }

    /// Why no message can go through the account over that channel; nil where one can.
    static func objection(to channel: String, for name: String, in accounts: JSONValue) -> String? {
        let account = accounts["accounts"]?.arrayValue?.first { $0["name"]?.stringValue == name }
        guard let account else { return "There is no account \(name.withoutControls)." }
        let channels = (account["channels"]?.arrayValue ?? []).compactMap(\.stringValue)
        guard !channels.contains(channel) else { return nil }
        let known =
            channels.isEmpty
            ? "No channel does; bind it to one with “apply”."
            : "These do: \(channels.map(\.withoutControls).joined(separator: ", "))."
        let fact =
            "The channel \(channel.withoutControls) does not use the account \(name.withoutControls)."
        return fact + " " + known
    }
}
