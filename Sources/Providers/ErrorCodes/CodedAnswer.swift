import Messaging
import Transport

/// What DingTalk, WeCom and Feishu answer: an error code, and at DingTalk's robots sometimes a punishment
/// instead.
struct CodedAnswer: Equatable, Sendable {
    let status: Int
    /// 0 for success; nil where the answer has none, which is never success.
    let errorCode: Int64?
    /// The code inside DingTalk's error 88, which says that its gateway refused the call.
    let subCode: String?
    let message: String
    /// Whether the gateway shut us out; such an answer has no error code.
    let isPunished: Bool
    /// How long it says the punishment lasts.
    let wait: Duration?
    /// Everything, for fields of one call only.
    let body: JSONValue

    /// Reads an answer; what is not a JSON object is one without any fields.
    ///
    /// - Parameters:
    ///   - codes: the members that may hold the code; the first that is there does.
    ///   - words: those that may hold the words.
    init(
        _ reply: Reply, codeIn codes: [String] = ["errcode"], wordsIn words: [String] = ["errmsg", "sub_msg"]
    ) {
        status = reply.status
        let body = Self.parsed(reply.body)
        self.body = body
        let code = codes.lazy.compactMap { body[$0] }.first
        errorCode = code?.intValue ?? code?.stringValue.flatMap { Int64($0) }
        subCode = body["sub_code"]?.stringValue ?? body["sub_code"]?.numberValue?.text
        isPunished = body["punish"] != nil
        wait = body["wait"]?.intValue.map { .seconds(max(0, min($0, 600))) }
        message =
            words.lazy.compactMap { body[$0]?.stringValue }.first ?? String(excerptOf: reply.body)
    }

    /// Whether the call succeeded, which only the code 0 says.
    var isSuccess: Bool { errorCode == 0 }

    /// The code as it is shown and looked up: `310000`, `88/40014`, `punish`, `HTTP 503`.
    var code: String {
        guard let errorCode else { return isPunished ? "punish" : "HTTP \(status)" }
        return subCode.map { "\(errorCode)/\($0)" } ?? String(errorCode)
    }

    /// The code without the gateway's 88 around it.
    var innerCode: String { subCode ?? code }

    /// What an answer other than success means by the account's table.
    func refusal(by answers: AnswerTable) -> CallRefusal {
        var result = answers.result(code: code, words: message)
        if isPunished, let wait { result.retryAfter = wait }
        return CallRefusal(
            result: result,
            concernsOneRecipient: answers.rule(for: code, words: message).concernsOneRecipient)
    }

    private static func parsed(_ bytes: [UInt8]) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            // Not JSON: a gateway's page. The status alone decides then.
            return .object([:])
        }
    }
}
