import Messaging
import Transport

/// Writes to the group of one custom robot of DingTalk.
struct DingTalkRobotSender: RobotSender {
    /// DingTalk refuses longer requests.
    static let bodyBytesMax = 20_000
    /// Who writes more than 20 messages in a minute is shut out for ten.
    static let publishedPacing = Pacing(calls: .perMinute(20, burst: 2))

    let settings: DingTalkRobotSettings
    let transport: CurlTransport
    let time: any TimeSource

    var pacing: Pacing { settings.pacing }
    var answers: AnswerTable { settings.answers }

    func refusal(of message: RobotMessage) -> AttemptResult? {
        let bytes = body(message).count
        return bytes <= Self.bodyBytesMax
            ? nil : .tooLarge("The message", of: bytes, for: Self.bodyBytesMax)
    }

    func exchange(_ message: RobotMessage) -> Exchange {
        var url =
            settings.endpoint + "/robot/send?access_token=" + WebAddress.queryEscaped(settings.accessToken)
        if let secret = settings.secret { url += DingTalkSignature.query(secret: secret, at: time.now) }
        return Exchange(
            method: .post, url: url, headers: [("Content-Type", "application/json; charset=utf-8")],
            body: body(message))
    }

    private func body(_ message: RobotMessage) -> [UInt8] {
        let isMarkdown = message.format == .markdown
        // DingTalk looks for the keyword in what it shows: a text has no title.
        let shown = isMarkdown ? message.title + "\n" + message.text : message.text
        let keyword = shown.contains(settings.keyword) ? "" : settings.keyword
        let marks = isMarkdown ? message.mentions.marks : ""
        let appendix = [keyword, marks].filter { !$0.isEmpty }.joined(separator: "\n")
        let separator = appendix.isEmpty ? "" : isMarkdown ? "\n\n" : "\n"
        let text = message.text + separator + appendix
        let at = JSONValue.object([
            "atMobiles": .array(message.mentions.people.map { .string($0) }),
            "isAtAll": .bool(message.mentions.isEverybody),
        ])
        let members =
            DingTalkMessage.members(format: message.format, title: message.title, text: text) ?? []
        return JSONValue.object(JSONObject(members + [("at", at)])).serialized()
    }
}
