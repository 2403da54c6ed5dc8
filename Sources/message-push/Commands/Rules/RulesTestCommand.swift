import ArgumentParser
import Messaging

/// Says which rule a failure would fire, and what would follow.
struct RulesTestCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Say which rule a failure would fire, and what would follow.",
        discussion: """
            Nothing is sent. What is not told is taken from the channel and from what the provider's code \
            means.

            Examples:
              message-push rules test --channel code --error-code isv.BUSINESS_LIMIT_CONTROL
              message-push rules test --provider tencent_sms --error-message "余额不足"
              message-push rules test --scene callback_failure --channel code --error-code MK:0001
            """)

    @Option(help: "send_failure or callback_failure.")
    var scene: String?

    @Option(help: "The channel's name.")
    var channel: String?

    @Option(help: "The provider's code, as \"providers\" lists it.")
    var provider: String?

    @Option(help: "The kind of message: sms, email, wechat_work, dingtalk, webhook or push.")
    var type: String?

    @Option(help: "The provider's own code of the failure.")
    var errorCode: String?

    @Option(help: "The provider's own words.")
    var errorMessage: String?

    @Option(help: "The class of the failure, as \"trace --json\" tells it: deferred/transient for example.")
    var outcome: String?

    @Option(help: "The app's name.")
    var app: String?

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard channel != nil || provider != nil else {
            throw ValidationError("Name a --channel or a --provider.")
        }
    }

    func run() async throws {
        let given = [
            ("scene", scene), ("channel", channel), ("provider", provider), ("type", type),
            ("error_code", errorCode), ("error_message", errorMessage), ("outcome", outcome), ("app", app),
        ]
        let body = JSONObject(given.compactMap { name, value in value.map { (name, .string($0)) } })
        let verdict = try await daemon.ask { try await $0.post("rules/test", .object(body)) }
        try answer.show(verdict) { Self.text(verdict, $0) }
    }

    static func text(_ verdict: JSONValue, _ ink: Ink) -> String {
        var text = ""
        for rule in verdict["rules"]?.arrayValue ?? [] {
            let name = rule.cell("name")
            if rule["decides"]?.boolValue == true {
                text += "\(ink.green("fires")) \(name)\n"
            } else if let obstacle = rule.text("obstacle") {
                text += ink.faint("not   \(name): another \(obstacle)") + "\n"
            } else {
                text += ink.faint("later \(name): one before it fires") + "\n"
            }
        }
        let outcome = verdict.text("outcome").map { " of class \($0)" } ?? ""
        if let rule = verdict.text("rule") {
            text += "A failure\(outcome) fires rule “\(rule)”: \(verdict.cell("action"))"
            text += verdict.text("alert").map { ", and an alert of level \($0)" } ?? ""
            text += ".\n"
        } else {
            text += "No rule fits; the class of the failure\(outcome) decides.\n"
        }
        return text + (verdict["follows"]?.arrayValue ?? []).map(follow).joined()
    }

    private static func follow(_ follow: JSONValue) -> String {
        let attempt = "after attempt \(follow.cell("attempt")): \(follow.cell("disposition"))"
        switch follow.text("disposition") {
        case "retry", "try another account", "ask the provider":
            return "  \(attempt) in \(follow.cell("after_seconds")) s\n"
        default: return "  \(attempt)\n"
        }
    }
}
