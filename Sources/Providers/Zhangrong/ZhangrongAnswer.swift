import Messaging

/// What Zhangrong's platform answers: a code, `0` for success, and words.
struct ZhangrongAnswer: Sendable {
    /// The vendor writes a text, and may write a number.
    let code: String
    let words: String
    let fields: JSONObject
    /// The answer as it came.
    let body: [UInt8]

    /// Reads an answer; nil for what the platform did not write.
    init?(_ body: [UInt8]) {
        guard let fields = Self.object(in: body), let code = Self.text(fields["code"]), !code.isEmpty else {
            return nil
        }
        self.code = code
        self.fields = fields
        self.body = body
        words = Self.text(fields["msg"]) ?? ""
    }

    /// The vendor's name for the message. The same rule holds for receipts: the batch's name where there is
    /// one, else the message's.
    var messageID: String {
        [fields["batchId"], fields["smUuid"]].lazy.compactMap(Self.text).first { !$0.isEmpty } ?? ""
    }

    /// The receipts in an answer to `report/status`.
    var receipts: [JSONValue] { fields["data"]?.arrayValue ?? [] }

    /// A text or number as it was written.
    static func text(_ value: JSONValue?) -> String? { value?.stringValue ?? value?.numberValue?.text }

    private static func object(in body: [UInt8]) -> JSONObject? {
        do { return try JSONValue(parsing: body).objectValue } catch { return nil }
    }
}
