import Messaging

/// What the codes of Tencent Cloud SMS mean.
///
/// The source is the vendor's list of error codes for `SendSms` (product 382, version 2021-01-11) and for
/// API 3.0 in general.
enum TencentAnswers {
    /// All codes that are known by name, then the beginnings that decide for the others.
    static let table = AnswerTable(
        throttling + ailments + refusals + parameterRefusals + accountRefusals + credentialRefusals
            + beginnings,
        otherwise: AnswerRule(
            "*", .rejected(.permanent),
            english: "Tencent Cloud refused the message for a reason that is not in the table.",
            chinese: "腾讯云拒绝了该消息，错误码不在内置表中。"))

    /// The result of a refusal at the moment `now`. Waits until an hour of the day are counted here.
    static func result(code: String, words: String, table: AnswerTable, now: Timestamp) -> AttemptResult {
        var result = table.result(code: code, words: words)
        if case .deferred = result.outcome, let hour = opening[code] {
            result.retryAfter = BeijingTime.wait(untilHour: hour, from: now)
        }
        return result
    }

    /// The hour in Beijing from which on the vendor takes again what it refused with a code. Limits of a day
    /// are those of the calendar.
    private static let opening: [String: Int64] = [
        "FailedOperation.MarketingSendTimeConstraint": 8,
        "LimitExceeded.PhoneNumberDailyLimit": 0,
        "LimitExceeded.PhoneNumberSameContentDailyLimit": 0,
        "LimitExceeded.AppDailyLimit": 0,
        "LimitExceeded.AppMainlandChinaDailyLimit": 0,
        "LimitExceeded.AppGlobalDailyLimit": 0,
        "LimitExceeded.AppCountryOrRegionDailyLimit": 0,
        "LimitExceeded.DailyLimit": 0,
    ]

    /// For codes without a line of their own: what stands before the dot says who is at fault.
    private static let beginnings: [AnswerRule] = [
        AnswerRule(
            "LimitExceeded.PhoneNumber*", .deferred(.recipientThrottled), wait: .seconds(3600),
            english: "This number got too many messages.", chinese: "该号码接收的短信过多。"),
        AnswerRule(
            "LimitExceeded*", .deferred(.accountThrottled), wait: .seconds(60),
            english: "A limit of the account was reached.", chinese: "账号达到限额。"),
        AnswerRule(
            "RequestLimitExceeded*", .deferred(.accountThrottled), wait: .seconds(1),
            english: "Too many requests in a second.", chinese: "请求频率超过限制。"),
        AnswerRule(
            "InternalError*", .deferred(.transient),
            english: "Something went wrong at Tencent Cloud.", chinese: "腾讯云内部错误。"),
        AnswerRule(
            "ServiceUnavailable*", .deferred(.transient),
            english: "The interface is not available at the moment.", chinese: "服务暂时不可用。"),
        AnswerRule(
            "AuthFailure*", .rejected(.misconfigured),
            english: "The credentials were refused; check secret_id, secret_key and the machine's clock.",
            chinese: "鉴权失败，请检查 SecretId、SecretKey 及服务器时间。"),
        AnswerRule(
            "UnauthorizedOperation*", .rejected(.misconfigured),
            english: "The account may not do this; look at its state and permissions in the console.",
            chinese: "账号无权进行此操作，请在控制台检查账号状态和权限。"),
        AnswerRule(
            "ResourceInsufficient*", .rejected(.misconfigured),
            english: "The account lacks a resource; look at its packages in the console.",
            chinese: "资源不足，请在控制台检查套餐包。"),
        AnswerRule(
            "InvalidParameter*", .rejected(.permanent),
            english: "A parameter is not allowed.", chinese: "请求参数不合法。"),
        AnswerRule(
            "MissingParameter*", .rejected(.permanent),
            english: "A parameter is missing.", chinese: "缺少请求参数。"),
        AnswerRule(
            "FailedOperation*", .rejected(.permanent),
            english: "Tencent Cloud refused the message.", chinese: "腾讯云拒绝了该消息。"),
        AnswerRule(
            "UnsupportedOperation*", .rejected(.permanent),
            english: "The application, the template or the number does not allow this message.",
            chinese: "应用、模板或号码不支持此操作。"),
    ]
}
