import Messaging

/// The statuses in the answer to `SendSms`: one a number, in any order, and perhaps not as many as numbers.
enum TencentStatuses {
    /// How the attempt to each number ended. A status belongs to the number that it names, and to the one in
    /// its place if it names none. A number without a status may have been sent to.
    static func results(
        of statuses: [JSONObject?], for numbers: [PhoneNumber], table: AnswerTable, now: Timestamp
    ) -> [AttemptResult] {
        var found: [PhoneNumber: AttemptResult] = [:]
        for (index, status) in statuses.enumerated() {
            guard let status else { continue }
            let place = index < numbers.count ? numbers[index] : nil
            guard let number = named(by: status) ?? place, found[number] == nil else { continue }
            found[number] = result(of: status, table: table, now: now)
        }
        return numbers.map { number in
            found[number]
                ?? AttemptResult(.uncertain, text: "The answer says nothing of this number.")
        }
    }

    private static func named(by status: JSONObject) -> PhoneNumber? {
        guard let text = status["PhoneNumber"]?.stringValue else { return nil }
        do {
            return try PhoneNumber(text.hasPrefix("+") || text.utf8.count == 11 ? text : "+" + text)
        } catch {
            return nil
        }
    }

    private static func result(of status: JSONObject, table: AnswerTable, now: Timestamp) -> AttemptResult {
        let words = status["Message"]?.stringValue ?? ""
        guard let code = status["Code"]?.stringValue, !code.isEmpty else {
            return AttemptResult(.uncertain, text: words)
        }
        guard code.lowercased() == "ok" else {
            return TencentAnswers.result(code: code, words: words, table: table, now: now)
        }
        return AttemptResult(
            .accepted, code: code, text: words, providerMessageID: status["SerialNo"]?.stringValue ?? "")
    }
}
