import Messaging
import Transport

/// Writes to the group of one custom robot of Feishu.
///
/// Source of the limits: Feishu's "Custom bot usage guide" (open.feishu.cn/document/client-docs/bot-v3/
/// add-custom-bot).
struct FeishuRobotSender: RobotSender {
    /// Feishu refuses requests of more than 20 KB.
    static let bodyBytesMax = 20_000
    /// A robot may write 100 messages in a minute, and 5 in a second.
    static let publishedPacing = Pacing(calls: .perMinute(100, burst: 3))

    let settings: FeishuRobotSettings
    let transport: CurlTransport
    let time: any TimeSource

    var pacing: Pacing { settings.pacing }
    var answers: AnswerTable { settings.answers }
    /// Robots see no telephone numbers; they know people by open id or user id alone.
    var naming: RobotMentions.Naming { .userID }

    func refusal(of message: RobotMessage) -> AttemptResult? {
        let bytes = body(message).count
        return bytes <= Self.bodyBytesMax
            ? nil : .tooLarge("The message", of: bytes, for: Self.bodyBytesMax)
    }

    func exchange(_ message: RobotMessage) -> Exchange {
        Exchange(
            method: .post,
            url: settings.endpoint + "/open-apis/bot/v2/hook/" + WebAddress.queryEscaped(settings.token),
            headers: [("Content-Type", "application/json; charset=utf-8")], body: body(message))
    }

    /// Older installations answer with the second of each two names alone.
    func answer(in reply: Reply) -> CodedAnswer {
        CodedAnswer(reply, codeIn: ["code", "StatusCode"], wordsIn: ["msg", "StatusMessage"])
    }

    private func body(_ message: RobotMessage) -> [UInt8] {
        JSONValue.object(JSONObject(seal + FeishuMessage.members(of: message, keyword: settings.keyword)))
            .serialized()
    }

    private var seal: [JSONObject.Member] {
        guard let secret = settings.secret else { return [] }
        let now = time.now
        return [
            ("timestamp", .string(String(now.seconds))),
            ("sign", .string(FeishuSignature.sign(secret: secret, at: now))),
        ]
    }
}
