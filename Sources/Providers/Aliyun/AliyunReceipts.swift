import Messaging

/// What Aliyun pushes about messages inside the mainland: receipts (`SmsReport`) and replies (`SmsUp`), many
/// in one array. The states of signatures and templates come to the same address and are passed over.
enum AliyunReceipts {
    static let format = CallbackFormat(
        thanks: #"{"code":0,"msg":"接收成功"}"#, contentType: "application/json",
        read: { callback throws(CallbackProblem) in try read(callback.body, finding) })

    /// The words that end a subscription, in lower case.
    private static let optOutWords: Set = ["退订", "退訂", "t", "td"]

    /// Reads the items of an array each by itself.
    ///
    /// - Parameters:
    ///   - body: the callback's body.
    ///   - finding: what one object tells; nil where it is of another sort, and the name of the field where
    ///     something is wrong.
    /// - Throws: ``CallbackProblem`` for a body that is no array of objects, or where nothing can be read.
    static func read(
        _ body: [UInt8], _ finding: (JSONValue) throws(CallbackProblem) -> CallbackFinding?
    ) throws(CallbackProblem) -> [CallbackFinding] {
        var findings: [CallbackFinding] = []
        var problem: CallbackProblem?
        for item in try items(of: body) {
            do throws(CallbackProblem) {
                if let found = try finding(item) { findings.append(found) }
            } catch {
                // The others can be read, and are not to be lost for the sake of this one.
                problem = problem ?? error
            }
        }
        if findings.isEmpty, let problem { throw problem }
        return findings
    }

    private static func items(of body: [UInt8]) throws(CallbackProblem) -> [JSONValue] {
        do {
            guard let items = try JSONValue(parsing: body).arrayValue else {
                throw CallbackProblem("The body is no array.")
            }
            return items
        } catch let error as CallbackProblem {
            throw error
        } catch {
            throw CallbackProblem("The body is not JSON.")
        }
    }

    private static func finding(_ item: JSONValue) throws(CallbackProblem) -> CallbackFinding? {
        guard item.objectValue != nil else { throw CallbackProblem("An item is no object.") }
        if item["success"] != nil || item["biz_id"] != nil { return .receipt(try receipt(item)) }
        if let words = item["content"]?.stringValue { return optOut(item, words: words) }
        return nil
    }

    private static func receipt(_ item: JSONValue) throws(CallbackProblem) -> ReceiptNotice {
        guard let isDelivered = truth(item["success"]) else {
            throw CallbackProblem("A receipt has no success.")
        }
        let id = text(item["biz_id"])
        let outID = CallName(text: text(item["out_id"]))
        guard !id.isEmpty || outID.onlyAttempt != nil else {
            throw CallbackProblem("A receipt has neither biz_id nor an out_id of ours.")
        }
        return ReceiptNotice(
            attempt: outID.onlyAttempt, providerMessageID: id, recipient: recipient(item["phone_number"]),
            isDelivered: isDelivered, code: text(item["err_code"]), text: text(item["err_msg"]),
            at: BeijingTime.parse(text(item["report_time"])))
    }

    private static func optOut(_ item: JSONValue, words: String) -> CallbackFinding? {
        let word = words.filter { !$0.isWhitespace }.lowercased()
        guard optOutWords.contains(word), let recipient = recipient(item["phone_number"]) else { return nil }
        return .optOut(recipient, words: String(words.prefix(100)))
    }

    /// The number in the form in which recipients are kept. Aliyun writes eleven digits for the mainland,
    /// where all of these messages go; other numbers have their calling code in front.
    private static func recipient(_ value: JSONValue?) -> Recipient? {
        let written = text(value)
        return (phone(written) ?? phone("+" + written)).map { Recipient($0.e164) }
    }

    private static func phone(_ text: String) -> PhoneNumber? {
        do {
            return try PhoneNumber(text)
        } catch {
            // Masked or cut: the receipt is matched by its names alone.
            return nil
        }
    }

    /// A text, or the digits of a number; empty where there is neither.
    static func text(_ value: JSONValue?) -> String {
        value?.stringValue ?? value?.numberValue?.text ?? ""
    }

    private static func truth(_ value: JSONValue?) -> Bool? {
        value?.boolValue ?? ["true": true, "false": false][text(value).lowercased()]
    }
}
