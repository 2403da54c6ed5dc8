import Messaging

/// Receipts of Tencent Cloud SMS, pushed ("SMS delivery status notification") and fetched
/// (`PullSmsSendStatus`). The two say the same in different words.
enum TencentReceipts {
    /// Where fetched receipts stand in `Response`.
    static let pulledList = "PullSmsSendStatusSet"

    static let format = CallbackFormat(
        thanks: #"{"result":0,"errmsg":"OK"}"#, contentType: "application/json",
        read: { received throws(CallbackProblem) in try read(received.body) })

    /// A receipt that cannot be read does not take those beside it along; when none can be read, the first
    /// one's problem is told.
    static func read(_ body: [UInt8]) throws(CallbackProblem) -> [CallbackFinding] {
        var findings: [CallbackFinding] = []
        var problem: CallbackProblem?
        for item in try items(of: body) {
            do {
                findings.append(.receipt(try notice(item)))
            } catch {
                problem = problem ?? error
            }
        }
        if let problem, findings.isEmpty { throw problem }
        return findings
    }

    private static func items(of body: [UInt8]) throws(CallbackProblem) -> [JSONValue] {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: body)
        } catch {
            throw CallbackProblem("The body is not JSON.")
        }
        switch value {
        case .array(let items): return items
        case .object(let object):
            guard let response = object["Response"] else { return [value] }
            guard let items = response[pulledList]?.arrayValue else {
                throw CallbackProblem("The answer has no \(pulledList).")
            }
            return items
        default: throw CallbackProblem("The body is neither an array nor an object.")
        }
    }

    private static func notice(_ item: JSONValue) throws(CallbackProblem) -> ReceiptNotice {
        guard case .object(let fields) = item else { throw CallbackProblem("A receipt is not an object.") }
        let isDelivered: Bool
        switch text("report_status", "ReportStatus", in: fields) {
        case "SUCCESS": isDelivered = true
        case "FAIL": isDelivered = false
        default: throw CallbackProblem("report_status is neither SUCCESS nor FAIL.")
        }
        let serial = text("sid", "SerialNo", in: fields)
        let attempt = AttemptID(text: text("ext", "SessionContext", in: fields))
        guard !serial.isEmpty || attempt != nil else { throw CallbackProblem("A receipt has no sid.") }
        let words = text("description", "Description", in: fields)
        return ReceiptNotice(
            attempt: attempt, providerMessageID: serial, recipient: recipient(fields),
            isDelivered: isDelivered, code: code(fields, words: words), text: words, at: moment(fields))
    }

    /// The carrier's code. Fetched receipts have it where pushed ones have words.
    private static func code(_ fields: JSONObject, words: String) -> String {
        let code = text("errmsg", "errmsg", in: fields)
        if !code.isEmpty { return code }
        let isWord = !words.isEmpty && words.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isWord ? words : text("report_status", "ReportStatus", in: fields)
    }

    private static func recipient(_ fields: JSONObject) -> Recipient? {
        var country = text("nationcode", "CountryCode", in: fields)
        if country.hasPrefix("+") { country.removeFirst() }
        let mobile = text("mobile", "SubscriberNumber", in: fields)
        let whole = text("PhoneNumber", "PhoneNumber", in: fields)
        do {
            if !whole.isEmpty { return Recipient(try PhoneNumber(whole).e164) }
            guard !mobile.isEmpty else { return nil }
            return Recipient(try PhoneNumber(country.isEmpty ? mobile : "+\(country)\(mobile)").e164)
        } catch {
            return nil
        }
    }

    /// Pushed receipts say it in Beijing time, fetched ones in seconds since 1970.
    private static func moment(_ fields: JSONObject) -> Timestamp? {
        let text = text("user_receive_time", "UserReceiveTime", in: fields)
        return BeijingTime.parse(text)
            ?? Int64(text).flatMap { (1..<253_402_300_800).contains($0) ? Timestamp(seconds: $0) : nil }
    }

    /// The text or number of a field, which has one name when pushed and one when fetched; empty for none.
    private static func text(_ pushed: String, _ fetched: String, in fields: JSONObject) -> String {
        guard let value = fields[pushed] ?? fields[fetched] else { return "" }
        return value.stringValue ?? value.numberValue?.text ?? ""
    }
}
