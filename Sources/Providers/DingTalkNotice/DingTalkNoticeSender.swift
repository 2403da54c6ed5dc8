import Messaging
import Transport

/// Sends work notices of one DingTalk application. `delivered` means handed over: DingTalk answers success
/// and drops in silence what is beyond its limits, the same text to the same person on one day for example.
struct DingTalkNoticeSender: Sender {
    private let settings: DingTalkNoticeSettings
    private let transport: CurlTransport
    private let tokens: DingTalkTokens

    var recognisesRepeats: Bool { false }

    init(settings: DingTalkNoticeSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        self.transport = transport
        tokens = DingTalkTokens(settings: settings, transport: transport, time: time)
    }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        guard Self.isUserID(order.recipient.address) else {
            return AttemptResult(
                .rejected(.permanent), code: "invalid_recipient", text: "The recipient must be one user id."
            )
        }
        guard let message = DingTalkMessage.members(of: order.message.content, appendix: "") else {
            return AttemptResult(
                .rejected(.permanent), code: "unsupported_format", text: "DingTalk shows no HTML.")
        }
        let body = JSONValue.object([
            "agent_id": .integer(settings.agentID), "userid_list": .string(order.recipient.address),
            "msg": .object(JSONObject(message)),
        ])
        return await send(body.serialized())
    }

    /// Sends with the token at hand. If DingTalk refuses that, nothing was accepted, and it is tried
    /// once more with a new one.
    private func send(_ body: [UInt8]) async -> AttemptResult {
        switch await tokens.token() {
        case .failure(let refusal): return refusal.result
        case .success(let token):
            let (result, isTokenRefused) = await post(body, token: token)
            guard isTokenRefused else { return result }
            switch await tokens.token(otherThan: token) {
            case .failure(let refusal): return refusal.result
            case .success(let newToken): return await post(body, token: newToken).result
            }
        }
    }

    private func post(_ body: [UInt8], token: String) async -> (result: AttemptResult, isTokenRefused: Bool) {
        let path = "/topapi/message/corpconversation/asyncsend_v2"
        let exchange = Exchange(
            method: .post,
            url: "\(settings.endpoint)\(path)?access_token=\(WebAddress.queryEscaped(token))",
            headers: [("Content-Type", "application/json; charset=utf-8")], body: body)
        do {
            let answer = DingTalkAnswer(try await transport.perform(exchange))
            let isTokenRefused = DingTalkNoticeAnswers.tokenCodes.contains(answer.decidingCode)
            return (Self.result(of: answer), isTokenRefused)
        } catch {
            return (error.attemptResult, false)
        }
    }

    private static func result(of answer: DingTalkAnswer) -> AttemptResult {
        guard answer.isSuccess else {
            return DingTalkRule.result(of: answer, by: DingTalkNoticeAnswers.rules)
        }
        let task = answer.body["task_id"]
        return AttemptResult(
            .delivered, code: "0", text: answer.message,
            providerMessageID: task?.numberValue?.text ?? task?.stringValue ?? "")
    }

    /// One id: a comma would make it several people, and nothing at all nobody.
    private static func isUserID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && !text.hasControlCharacters
            && !text.contains(where: { ", |".contains($0) })
    }
}
