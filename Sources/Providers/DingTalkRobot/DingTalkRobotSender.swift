import Messaging
import Transport

/// Writes to the group of one custom robot. Robots give no message id, no receipt, and know no repeat.
struct DingTalkRobotSender: Sender {
    /// DingTalk refuses longer requests.
    static let bodyBytesMax = 20_000

    let settings: DingTalkRobotSettings
    let transport: CurlTransport
    let time: any TimeSource

    var recognisesRepeats: Bool { false }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        guard let mentions = DingTalkMentions(order.recipient) else {
            return AttemptResult(
                .rejected(.permanent), code: "invalid_recipient",
                text: "The recipient must be -, all, or mobile numbers with commas between them.")
        }
        guard let body = body(order.message.content, mentions) else {
            return AttemptResult(
                .rejected(.permanent), code: "unsupported_format", text: "DingTalk shows no HTML.")
        }
        guard body.count <= Self.bodyBytesMax else {
            return AttemptResult(
                .rejected(.permanent), code: "content_too_large",
                text: "The message has \(body.count) bytes; a robot takes \(Self.bodyBytesMax).")
        }
        do {
            let answer = DingTalkAnswer(try await transport.perform(exchange(body)))
            guard answer.isSuccess else {
                return DingTalkRule.result(of: answer, by: DingTalkRobotAnswers.rules)
            }
            return AttemptResult(.delivered, code: "0", text: answer.message)
        } catch {
            return error.attemptResult
        }
    }

    private func exchange(_ body: [UInt8]) -> Exchange {
        var url =
            settings.endpoint + "/robot/send?access_token=" + WebAddress.queryEscaped(settings.accessToken)
        if let secret = settings.secret { url += DingTalkSignature.query(secret: secret, at: time.now) }
        return Exchange(
            method: .post, url: url, headers: [("Content-Type", "application/json; charset=utf-8")],
            body: body)
    }

    private func body(_ content: Content, _ mentions: DingTalkMentions) -> [UInt8]? {
        let hasKeyword =
            content.body.contains(settings.keyword) || content.subject.contains(settings.keyword)
        let keyword = settings.keyword.isEmpty || hasKeyword ? "" : settings.keyword
        let appendix = [keyword, mentions.mark(for: content.format)].filter { !$0.isEmpty }
        guard let members = DingTalkMessage.members(of: content, appendix: appendix.joined(separator: "\n"))
        else { return nil }
        return JSONValue.object(JSONObject(members + [("at", mentions.member)])).serialized()
    }
}
