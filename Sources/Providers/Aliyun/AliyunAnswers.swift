import Messaging

/// What the codes of Aliyun's mainland interface mean, in answers and in receipts
/// (https://help.aliyun.com/zh/sms/developer-reference/api-error-codes).
enum AliyunAnswers {
    static let table = AnswerTable(
        throttling + refusals + accountTroubles + serverTroubles + gateway + receipts + unknownOfTheirs,
        otherwise: unknown)

    /// Refusals for what a message says. In a call where each recipient reads something else, one of them may
    /// be the reason; in a call where all read the same, it concerns all.
    static let contentCodes: Set = [
        "isv.TEMPLATE_MISSING_PARAMETERS", "isv.TEMPLATE_PARAMS_ILLEGAL", "isv.INVALID_JSON_PARAM",
        "isv.INVALID_PARAMETERS", "isv.PARAM_LENGTH_LIMIT", "isv.PARAM_NOT_SUPPORT_URL",
        "isv.SMS_CONTENT_ILLEGAL", "isv.UNSUPPORTED_CONTENT", "isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE",
        "template_parameter_count_illegal",
    ]

    /// A code that no rule names: most likely a new trouble of Aliyun's.
    static let unknown = AnswerRule(
        "*", .deferred(.transient),
        english: "Aliyun gave a code that is not known here. Look it up in Aliyun's documentation.",
        chinese: "阿里云返回了未收录的错误码。请查阅阿里云文档。")

    /// Of Aliyun's own families, `isv` is the caller's mistake and `isp` is Aliyun's trouble.
    private static let unknownOfTheirs = [
        AnswerRule(
            "isv.*", .rejected(.permanent),
            english: "Aliyun refused the message with a code that is not known here. Look the code up.",
            chinese: "阿里云以未收录的错误码拒绝了消息。请查阅该错误码。"),
        AnswerRule(
            "isp.*", .deferred(.transient),
            english: "Aliyun has trouble of a kind that is not known here. It is tried again.",
            chinese: "阿里云出现未收录的系统故障。系统将重试。"),
    ]

    /// Several codes that mean the same.
    static func each(
        _ codes: [String], _ outcome: Outcome, wait: Duration? = nil, concernsOneRecipient: Bool = false,
        english: String, chinese: String
    ) -> [AnswerRule] {
        codes.map {
            AnswerRule(
                $0, outcome, wait: wait, concernsOneRecipient: concernsOneRecipient, english: english,
                chinese: chinese)
        }
    }
}
