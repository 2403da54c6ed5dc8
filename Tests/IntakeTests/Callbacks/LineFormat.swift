import Messaging

/// Callbacks as a provider of these tests writes them: a line for each finding, its parts with `|` between.
///
///     receipt|<attempt or nothing>|<message id>|<recipient or nothing>|<code>
///     stop|<recipient>|<words>
///
/// `DELIVRD` is the code of what arrived.
enum LineFormat {
    static let format = CallbackFormat(thanks: "thanks", contentType: "text/plain") {
        callback throws(CallbackProblem) in
        var findings: [CallbackFinding] = []
        for line in String(decoding: callback.body, as: UTF8.self).split(separator: "\n") {
            findings.append(try finding(line))
        }
        return findings
    }

    /// The codes of this provider: `BLACK` blocks the recipient.
    static let answers = AnswerTable(
        [AnswerRule("BLACK", .rejected(.recipientBlocked), english: "Blacklisted.", chinese: "黑名单。")],
        otherwise: AnswerTable.unknown.otherwise)

    static func receipt(
        _ id: String, to recipient: Recipient? = nil, attempt: AttemptID? = nil, code: String = "DELIVRD"
    ) -> String {
        "receipt|\(attempt?.description ?? "")|\(id)|\(recipient?.address ?? "")|\(code)"
    }

    private static func finding(_ line: Substring) throws(CallbackProblem) -> CallbackFinding {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
        switch (parts.first, parts.count) {
        case ("receipt", 5):
            return .receipt(
                ReceiptNotice(
                    attempt: AttemptID(text: parts[1]), providerMessageID: parts[2],
                    recipient: parts[3].isEmpty ? nil : Recipient(parts[3]),
                    isDelivered: parts[4] == "DELIVRD", code: parts[4], text: "", at: nil))
        case ("stop", 3): return .optOut(Recipient(parts[1]), words: parts[2])
        default: throw CallbackProblem("A line is neither receipt nor stop.")
        }
    }
}
