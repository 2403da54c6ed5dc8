import Messaging

/// Receipts of Zhangrong's platform: pushed as a form with one of them, in a body or a query, or fetched as
/// JSON with many (`report/status`).
enum ZhangrongReceipts {
    static let format = CallbackFormat(
        thanks: #"{"code":"0","msg":"SUCCESS"}"#, contentType: "application/json",
        read: { received throws(CallbackProblem) in try read(received) })

    static func read(_ received: CallbackReceived) throws(CallbackProblem) -> [CallbackFinding] {
        if received.body.first == UInt8(ascii: "{") {
            return try listed(in: received.body)
        }
        let body = FormFields(received.body)
        let query = FormFields(received.query.utf8)
        return [.receipt(try notice { body[$0] ?? query[$0] ?? "" })]
    }

    /// A receipt that cannot be read does not take those beside it along; when none can be read, the first
    /// one's problem is told.
    private static func listed(in body: [UInt8]) throws(CallbackProblem) -> [CallbackFinding] {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: body)
        } catch {
            throw CallbackProblem("The body is not JSON.")
        }
        var findings: [CallbackFinding] = []
        var problem: CallbackProblem?
        for item in value["data"]?.arrayValue ?? [value] {
            do {
                findings.append(.receipt(try notice { ZhangrongAnswer.text(item[$0]) ?? "" }))
            } catch {
                problem = problem ?? error
            }
        }
        if let problem, findings.isEmpty { throw problem }
        return findings
    }

    /// Messages of a batch are named by the batch and the number, because the answer to the batch names no
    /// others; a message that was sent by itself has a name of its own and no batch.
    private static func notice(_ field: (String) -> String) throws(CallbackProblem) -> ReceiptNotice {
        let batch = field("batchId")
        let message = field("smUuid")
        guard !batch.isEmpty || !message.isEmpty else {
            throw CallbackProblem("A receipt has neither smUuid nor batchId.")
        }
        let result = field("deliverResult")
        guard !result.isEmpty else { throw CallbackProblem("A receipt has no deliverResult.") }
        return ReceiptNotice(
            providerMessageID: batch.isEmpty ? message : batch, recipient: recipient(field("mobile")),
            isDelivered: result == "DELIVRD", code: result, text: "",
            at: BeijingTime.parse(field("deliverTime")))
    }

    /// Eleven digits are a number of the mainland, even if a number of North America may look the same: the
    /// receipt does not say which it is.
    private static func recipient(_ mobile: String) -> Recipient? {
        guard !mobile.isEmpty else { return nil }
        do {
            return Recipient(try PhoneNumber(mobile).e164)
        } catch .countryMissing {
            return PhoneNumber(e164: "+" + mobile).map { Recipient($0.e164) }
        } catch {
            return nil
        }
    }
}
