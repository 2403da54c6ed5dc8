import Catalog
import Messaging

extension Translation {
    /// Failure rules. Of two with the same priority the newer comes first, here as there.
    mutating func addRules() {
        for row in tables.live(.rules) {
            let conditions = conditions(of: row)
            let terms = row.json("action_config")
            if conditions.isEmpty, Self.isDefault(row, terms) {
                leaveOut(
                    row, "It is what the original does without rules; here each provider's codes decide.")
                continue
            }
            var element: JSONObject = [
                "name": name(.rule, row, row.text("name")), "scene": .string(row.text("scene") ?? ""),
                "when": .object(conditions), "enabled": .bool(row.isEnabled),
            ]
            element["priority"] = row.integer("priority").map { .integer($0) }
            element["remark"] = row.filled("remark").map { .string($0) }
            addAction(of: row, terms, to: &element)
            take(row, as: .rule, element)
        }
    }

    private func conditions(of row: DumpRow) -> JSONObject {
        var conditions = JSONObject()
        let columns = [
            ("provider", "provider_code"), ("type", "message_type"), ("error_code", "error_code"),
            ("error_keyword", "error_keyword"),
        ]
        for (key, column) in columns {
            // Blanks and empty parts between commas mean nothing in the original either.
            let isBlank = row.text(column)?.allSatisfy { $0 == "," || $0.isWhitespace } ?? true
            if !isBlank { conditions[key] = row.text(column).map { .string($0) } }
        }
        return conditions
    }

    /// Whether it says what holds anyway (wire contract §4.1).
    private static func isDefault(_ row: DumpRow, _ terms: JSONValue?) -> Bool {
        switch (row.text("scene"), row.text("action")) {
        case ("send_failure", "retry"): retryTerms(terms) == retryTerms(nil)
        case ("callback_failure", "fail"): true
        default: false
        }
    }

    private mutating func addAction(of row: DumpRow, _ terms: JSONValue?, to element: inout JSONObject) {
        let action = row.text("action") ?? ""
        element["action"] = .string(action)
        switch action {
        case "retry": element["retry"] = .object(Self.retryTerms(terms))
        case "switch_provider": element["switch_provider"] = .object(switchTerms(row, terms))
        case "alert": element["alert"] = .object(alert(row, terms))
        case "fail": break
        default:
            element["action"] = "fail"
            remark(row, "Its action is not known; the original took it for fail.")
        }
    }

    /// Zero and nothing mean the default (wire contract §4.2).
    private static func retryTerms(_ terms: JSONValue?) -> JSONObject {
        let number = { (key: String, otherwise: Int64) -> Int64 in
            let given = terms?[key]?.intValue ?? 0
            return given == 0 ? otherwise : given
        }
        let delay = number("delay_seconds", 2)
        return [
            "max_retry": .integer(number("max_retry", 3)), "delay_seconds": .integer(delay),
            "backoff_rate": .integer(number("backoff_rate", 2)),
            "max_delay": .integer(max(delay, number("max_delay", 60))),
        ]
    }

    private mutating func switchTerms(_ row: DumpRow, _ terms: JSONValue?) -> JSONObject {
        let retries = terms?["max_retry"]?.intValue ?? 0
        if terms != nil, retries == 0 {
            remark(row, "It changes the account once; without max_retry the original gave up at once.")
        }
        return [
            "max_retry": .integer(retries == 0 ? 1 : retries),
            "exclude_current": .bool(terms?["exclude_current"]?.boolValue ?? true),
        ]
    }

    private mutating func alert(_ row: DumpRow, _ terms: JSONValue?) -> JSONObject {
        let word = terms?["alert_level"]?.stringValue ?? ""
        let level = AlertLevel(rawValue: word) ?? .warning
        if !word.isEmpty, level.rawValue != word { remark(row, "Its alert's level is warning.") }
        var alert: JSONObject = ["level": .string(level.rawValue)]
        let url = terms?["webhook_url"]?.stringValue ?? ""
        if url.isEmpty {
            remark(row, "It tells the alert targets; the original told `alert.default_webhook_url`.")
        } else {
            alert["webhook_url"] = .string(url)
        }
        return alert
    }
}
