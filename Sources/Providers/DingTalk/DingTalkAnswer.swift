import Messaging
import Transport

/// What DingTalk's HTTP interfaces answer, of which there are two sorts: an error code, or a punishment.
struct DingTalkAnswer: Equatable, Sendable {
    let status: Int
    /// 0 for success; nil where the answer has none, which is never success.
    let errorCode: Int64?
    /// The code inside error 88.
    let subCode: String?
    let message: String
    /// Whether the gateway shut us out; such an answer has no error code.
    let isPunished: Bool
    /// How long it says the punishment lasts.
    let wait: Duration?
    /// Everything, for fields of one call only.
    let body: JSONValue

    /// Reads an answer; what is not a JSON object is one without any fields.
    init(_ reply: Reply) {
        status = reply.status
        body = Self.parsed(reply.body)
        errorCode = body["errcode"]?.intValue ?? body["errcode"]?.stringValue.flatMap { Int64($0) }
        subCode = body["sub_code"]?.stringValue ?? body["sub_code"]?.numberValue?.text
        isPunished = body["punish"] != nil
        wait = body["wait"]?.intValue.map { .seconds(max(0, min($0, 600))) }
        message =
            body["errmsg"]?.stringValue ?? body["sub_msg"]?.stringValue ?? String(excerptOf: reply.body)
    }

    /// Whether the call succeeded, which only the code 0 says.
    var isSuccess: Bool { errorCode == 0 }

    /// The code that decides: that inside error 88, or the code itself. Empty where there is none.
    var decidingCode: String {
        guard let errorCode else { return "" }
        return errorCode == 88 ? subCode ?? "88" : String(errorCode)
    }

    /// The code as it is shown: `310000`, `88/40014`.
    var code: String {
        guard let errorCode else { return status == 200 ? "" : "HTTP \(status)" }
        return subCode.map { "\(errorCode)/\($0)" } ?? String(errorCode)
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
