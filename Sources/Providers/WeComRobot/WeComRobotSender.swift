import Messaging
import Transport

/// Writes to the group of one robot of WeCom.
struct WeComRobotSender: RobotSender {
    /// WeCom cuts or refuses a longer text.
    static let textBytesMax = 2048
    /// WeCom refuses longer Markdown.
    static let markdownBytesMax = 4096
    /// A robot may write 20 messages in a minute.
    static let publishedPacing = Pacing(calls: .perMinute(20, burst: 2))

    let settings: WeComRobotSettings
    let transport: CurlTransport

    var pacing: Pacing { settings.pacing }
    var answers: AnswerTable { settings.answers }

    func refusal(of message: RobotMessage) -> AttemptResult? {
        let bytes = Self.text(of: message).utf8.count
        let bytesMax = message.format == .markdown ? Self.markdownBytesMax : Self.textBytesMax
        return bytes <= bytesMax ? nil : .tooLarge("The text", of: bytes, for: bytesMax)
    }

    func exchange(_ message: RobotMessage) -> Exchange {
        Exchange(
            method: .post,
            url: "\(settings.endpoint)/cgi-bin/webhook/send?key=\(WebAddress.queryEscaped(settings.key))",
            headers: [("Content-Type", "application/json; charset=utf-8")],
            body: Self.body(message).serialized())
    }

    private static func body(_ message: RobotMessage) -> JSONValue {
        var content: JSONObject = ["content": .string(text(of: message))]
        guard message.format != .markdown else {
            return ["msgtype": "markdown", "markdown": .object(content)]
        }
        let called = message.mentions.people + (message.mentions.isEverybody ? ["@all"] : [])
        if !called.isEmpty { content["mentioned_mobile_list"] = .array(called.map { .string($0) }) }
        return ["msgtype": "text", "text": .object(content)]
    }

    /// Markdown calls nobody by a telephone number, so the numbers stand in it for the eye.
    private static func text(of message: RobotMessage) -> String {
        guard message.format == .markdown else { return message.text }
        let marks = message.mentions.marks + (message.mentions.isEverybody ? "<@all>" : "")
        return marks.isEmpty ? message.text : message.text + "\n\n" + marks
    }
}
