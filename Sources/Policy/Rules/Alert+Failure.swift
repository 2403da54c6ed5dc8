package import Messaging

extension Alert {
    /// What a failure rule tells about a failed attempt.
    ///
    /// - Parameters:
    ///   - account: the name of the account that failed.
    ///   - delivery: what failed; it and the masked recipient stand in the alert request's body only.
    package init(
        rule: FailureRule, terms: RuleAlert, failure: Failure, account: String, delivery: DeliveryID,
        recipient: Recipient, at moment: Timestamp
    ) {
        let code = failure.code.isEmpty ? "-" : failure.code
        let words = failure.text.prefix(200)
        self.init(
            kind: .rule, subject: rule.name, level: terms.level, at: moment,
            english: """
                Rule “\(rule.name)”: account \(account) (\(failure.provider)) failed with \(code): \
                \(words)
                """,
            chinese: "规则“\(rule.name)”：账号 \(account)（\(failure.provider)）发送失败，错误码 \(code)：\(words)",
            rule: terms.url == nil ? nil : rule.id,
            // The original's keys, in alphabetical order (wire contract §4.2).
            details: JSONValue.object([
                "alert_level": .string(terms.level.rawValue), "alert_type": "message_push_failure",
                "app_id": .string(failure.application.key), "error_code": .string(failure.code),
                "error_msg": .string(failure.text), "message_type": .string(failure.medium.rawValue),
                "provider": .string(failure.provider), "receiver": .string(recipient.description),
                "task_id": .string(delivery.description), "timestamp": .integer(moment.seconds),
            ]).text())
    }
}
