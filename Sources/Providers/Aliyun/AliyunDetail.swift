import Messaging

/// What Aliyun remembers of one message to one number: a row of `QuerySendDetails`.
struct AliyunDetail: Sendable {
    /// The most that Aliyun gives in one answer.
    static let pageSize = 50

    let outID: CallName
    /// 1 under way, 2 failed, 3 delivered; nil for anything else.
    let status: Int64?
    let code: String

    /// A row, or nil for what is no object.
    init?(_ value: JSONValue) {
        guard value.objectValue != nil else { return nil }
        outID = CallName(text: value["OutId"].flatMap(Self.text) ?? "")
        status = value["SendStatus"].flatMap(Self.text).flatMap { Int64($0) }
        code = value["ErrCode"].flatMap(Self.text) ?? ""
    }

    /// The question for one page of what went to a number on a day in Beijing.
    static func call(
        phone: String, day: String, page: Int, size: Int = pageSize, providerMessageID: String
    ) -> AliyunCall {
        var call = AliyunCall(
            action: "QuerySendDetails", version: AliyunCall.domestic,
            query: [
                ("PhoneNumber", phone), ("SendDate", day), ("PageSize", String(size)),
                ("CurrentPage", String(page)),
            ])
        if !providerMessageID.isEmpty { call.query.append(("BizId", providerMessageID)) }
        return call
    }

    /// The rows of an answer; nil where it has no list of them.
    static func rows(of answer: AliyunAnswer) -> [AliyunDetail]? {
        guard let list = answer.body["SmsSendDetailDTOs"] else { return nil }
        return list["SmsSendDetailDTO"]?.arrayValue?.compactMap { AliyunDetail($0) }
    }

    /// A text, or the digits of a number.
    private static func text(_ value: JSONValue) -> String? {
        value.stringValue ?? value.numberValue?.text
    }
}
