import Messaging
import Transport

/// What Aliyun answers: to a business error with HTTP 200 and a code, to a mistake at its gateway with 4xx or
/// 5xx and a code. Without a code the answer is not Aliyun's, but of something on the way.
struct AliyunAnswer: Sendable {
    /// Nobody makes us wait longer.
    private static let longestWait: Int64 = 3_600_000

    private let reply: Reply
    /// `OK` for success; empty where the answer has none.
    let code: String
    /// Aliyun's words, or the beginning of what is not Aliyun's answer.
    let message: String
    /// How long the gateway says to wait.
    let wait: Duration?
    /// Everything, for fields of one action only.
    let body: JSONValue

    /// Reads an answer; what is not a JSON object is one without any fields.
    init(_ reply: Reply) {
        self.reply = reply
        body = Self.parsed(reply.body)
        // The interface of 2018 has other names for the same two fields; gateways always have the first.
        code = body["Code"]?.stringValue ?? body["ResponseCode"]?.stringValue ?? ""
        let words = body["Message"]?.stringValue ?? body["ResponseDescription"]?.stringValue
        message = words.map(Self.withoutSecrets) ?? String(excerptOf: reply.body)
        wait = reply.headers["x-acs-retry-after"].flatMap { Int64($0) }
            .map { .milliseconds(max(0, min($0, Self.longestWait))) }
    }

    /// Whether the call succeeded, which only `OK` in an answer of success says.
    var isSuccess: Bool { code == "OK" && hasSucceeded }

    /// Whether HTTP calls it a success, as Aliyun does with business errors, too.
    var hasSucceeded: Bool { (200...299).contains(reply.status) }

    /// What an attempt that got this answer comes to.
    ///
    /// - Parameters:
    ///   - table: what the account takes the codes for.
    ///   - idField: where the provider's name for the message stands.
    ///   - now: when it came.
    func result(by table: AnswerTable, idField: String, now: Timestamp) -> AttemptResult {
        if isSuccess {
            return AttemptResult(
                .accepted, code: code, text: message, providerMessageID: body[idField]?.stringValue ?? "")
        }
        guard !code.isEmpty, code != "OK" else {
            return reply.resultWithoutAnswer(now: now)
        }
        var result = table.result(code: code, words: message)
        if case .deferred = result.outcome { result.retryAfter = wait ?? result.retryAfter }
        return result
    }

    /// A refused signature comes with the text that Aliyun would have signed: key, numbers and codes.
    private static func withoutSecrets(_ words: String) -> String {
        guard let place = words.firstRange(of: "server string to sign") else { return words }
        return String(words[..<place.lowerBound])
    }

    private static func parsed(_ bytes: [UInt8]) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            // Not JSON: a proxy's page. The status alone decides then.
            return .object([:])
        }
    }
}
