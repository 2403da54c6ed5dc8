import Messaging

/// What Aliyun pushes about international messages: an array of receipts.
enum AliyunGlobalReceipts {
    static let format = CallbackFormat(
        thanks: AliyunReceipts.format.thanks, contentType: AliyunReceipts.format.contentType,
        read: { callback throws(CallbackProblem) in try AliyunReceipts.read(callback.body, finding) })

    private static func finding(_ item: JSONValue) throws(CallbackProblem) -> CallbackFinding? {
        guard item.objectValue != nil else { throw CallbackProblem("An item is no object.") }
        let id = AliyunReceipts.text(item["MessageId"])
        let attempt = AttemptID(text: AliyunReceipts.text(item["TaskId"]))
        guard !id.isEmpty || attempt != nil else {
            throw CallbackProblem("A receipt has neither MessageId nor a TaskId of ours.")
        }
        let isDelivered: Bool
        switch AliyunReceipts.text(item["Status"]) {
        case "1": isDelivered = true
        case "2", "6": isDelivered = false
        // Not the last word.
        default: return nil
        }
        let phone = PhoneNumber(e164: "+" + AliyunReceipts.text(item["To"]))
        return .receipt(
            ReceiptNotice(
                attempt: attempt, providerMessageID: id, recipient: phone.map { Recipient($0.e164) },
                isDelivered: isDelivered, code: AliyunReceipts.text(item["ErrorCode"]),
                text: AliyunReceipts.text(item["ErrorDescription"]),
                at: moment(AliyunReceipts.text(item["ReceiveDate"]))))
    }

    /// The moment that `Thu, 25 Nov 2021 10:27:00 +0800` names (RFC 5322 §3.3); nil for another form.
    static func moment(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, let month = months.firstIndex(where: { $0 == parts[2] }),
            parts[5].utf8.count == 5
        else { return nil }
        let day = parts[1].utf8.count == 1 ? "0\(parts[1])" : String(parts[1])
        let monthNumber = month < 9 ? "0\(month + 1)" : String(month + 1)
        let zone = "\(parts[5].prefix(3)):\(parts[5].suffix(2))"
        return Timestamp(rfc3339: "\(parts[3])-\(monthNumber)-\(day)T\(parts[4])\(zone)")
    }
}
