import ArgumentParser
import Messaging

/// Takes an account out for a while.
struct AccountPauseCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Take an account out until it is resumed.",
        discussion: """
            No new attempt begins on it; what is under way ends, and receipts are still taken. Other \
            accounts of its channels stand in. Where there is none, messages are accepted and wait. It holds \
            over restarts.

            Examples:
              message-push account pause aliyun
            """)

    @Argument(help: "The account's name.")
    var name: String

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let path = "accounts/\(name.asPathSegment)/pause"
        let answered = try await daemon.ask { try await $0.post(path, [:]) }
        try answer.show(answered) { _ in Self.text(answered) }
    }

    static func text(_ answer: JSONValue) -> String {
        let name = answer.cell("account")
        let already = answer["changed"]?.boolValue == false ? " already" : ""
        let waiting = (answer["channels_without_account"]?.arrayValue ?? []).compactMap(\.stringValue)
        let left =
            waiting.isEmpty
            ? "" : " It was the last one of \(waiting.joined(separator: ", ")): messages wait there."
        return """
            Account \(name) is paused\(already) until "message-push account resume \(name)".\(left)

            """
    }
}
