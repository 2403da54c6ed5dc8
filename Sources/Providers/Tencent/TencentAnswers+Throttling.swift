import Messaging

/// Codes that another time cures.
extension TencentAnswers {
    private static let day: Duration = .seconds(86_400)

    static let throttling: [AnswerRule] = [
        AnswerRule(
            "LimitExceeded.PhoneNumberThirtySecondLimit", .deferred(.recipientThrottled), wait: .seconds(30),
            english: "This number got a message in the last 30 seconds.",
            chinese: "该号码 30 秒内已发送过短信。"),
        AnswerRule(
            "LimitExceeded.PhoneNumberOneHourLimit", .deferred(.recipientThrottled), wait: .seconds(3600),
            english: "This number got as many messages as it may in an hour.",
            chinese: "该号码 1 小时内下发短信条数超过上限。"),
        AnswerRule(
            "LimitExceeded.PhoneNumberDailyLimit", .deferred(.recipientThrottled), wait: day,
            english: "This number got as many messages as it may in a day; the console sets how many.",
            chinese: "该号码日下发短信条数超过上限，可在控制台调整频率限制。"),
        AnswerRule(
            "LimitExceeded.PhoneNumberSameContentDailyLimit", .deferred(.recipientThrottled), wait: day,
            english: "This number got the same text too often today.",
            chinese: "该号码当日接收相同内容的短信超过上限。"),
        AnswerRule(
            "LimitExceeded.DeliveryFrequencyLimit", .deferred(.recipientThrottled), wait: .seconds(60),
            english: "The message fell under the frequency limits that the console sets.",
            chinese: "命中短信频率限制策略，可在控制台调整。"),
        AnswerRule(
            "RequestLimitExceeded", .deferred(.accountThrottled), wait: .seconds(1),
            english: "Too many requests in a second.", chinese: "每秒请求次数超过限制。"),
        AnswerRule(
            "RequestLimitExceeded.IPLimitExceeded", .deferred(.accountThrottled), wait: .seconds(1),
            english: "Too many requests in a second from this address.",
            chinese: "该 IP 每秒请求次数超过限制。"),
        AnswerRule(
            "RequestLimitExceeded.UinLimitExceeded", .deferred(.accountThrottled), wait: .seconds(1),
            english: "Too many requests in a second from this account.",
            chinese: "该主账号每秒请求次数超过限制。"),
        AnswerRule(
            "RequestLimitExceeded.GlobalRegionUinLimitExceeded", .deferred(.accountThrottled),
            wait: .seconds(1),
            english: "Too many requests in a second from this account, all regions together.",
            chinese: "该主账号全地域每秒请求次数超过限制。"),
        AnswerRule(
            "LimitExceeded.AppDailyLimit", .deferred(.accountThrottled), wait: day,
            english: "The application sent as many messages as it may in a day; the console sets how many.",
            chinese: "应用日下发短信条数超过上限，可在控制台调整。"),
        AnswerRule(
            "LimitExceeded.AppMainlandChinaDailyLimit", .deferred(.accountThrottled), wait: day,
            english: "The application sent as many messages to the mainland as it may in a day.",
            chinese: "应用国内短信日下发条数超过上限，可在控制台调整。"),
        AnswerRule(
            "LimitExceeded.AppGlobalDailyLimit", .deferred(.accountThrottled), wait: day,
            english: "The application sent as many international messages as it may in a day.",
            chinese: "应用国际短信日下发条数超过上限，可在控制台调整。"),
        AnswerRule(
            "LimitExceeded.AppCountryOrRegionDailyLimit", .deferred(.accountThrottled), wait: day,
            english: "The application sent as many messages to this country as it may in a day.",
            chinese: "应用发往该国家或地区的短信日下发条数超过上限。"),
        AnswerRule(
            "LimitExceeded.DailyLimit", .deferred(.accountThrottled), wait: day,
            english: "The account sent as many international messages as it may in a day.",
            chinese: "国际短信日下发条数超过上限。"),
        AnswerRule(
            "LimitExceeded.GlobalSmsSendingRateLimit", .deferred(.accountThrottled), wait: .seconds(60),
            english: "International messages go out too fast.", chinese: "国际短信发送速率超过限制。"),
        AnswerRule(
            "FailedOperation.MarketingSendTimeConstraint", .deferred(.transient), wait: .seconds(10 * 3600),
            english: "Marketing messages go out between 8:00 and 22:00 in Beijing only.",
            chinese: "营销短信仅允许在北京时间 8:00 至 22:00 发送。"),
    ]

    /// Trouble at the vendor. Of two codes it is not known whether the message went out all the same.
    static let ailments: [AnswerRule] = [
        AnswerRule(
            "InternalError", .deferred(.transient),
            english: "Something went wrong at Tencent Cloud.", chinese: "腾讯云内部错误。"),
        AnswerRule(
            "InternalError.Timeout", .uncertain,
            english: "Tencent Cloud waited too long for its own answer; the message may have gone out.",
            chinese: "腾讯云内部请求超时，短信可能已下发。"),
        AnswerRule(
            "InternalError.SendAndRecvFail", .uncertain,
            english: "Tencent Cloud lost its own answer; the message may have gone out.",
            chinese: "腾讯云内部收发异常，短信可能已下发。"),
        AnswerRule(
            "InternalError.OtherError", .deferred(.transient),
            english: "Something went wrong at Tencent Cloud.", chinese: "腾讯云内部其他错误。"),
        AnswerRule(
            "InternalError.UnknownError", .deferred(.transient),
            english: "Something unknown went wrong at Tencent Cloud.", chinese: "腾讯云内部未知错误。"),
        AnswerRule(
            "InternalError.ParseBackendResponseFail", .deferred(.transient),
            english: "Tencent Cloud could not read its own answer.", chinese: "腾讯云解析后端响应失败。"),
        AnswerRule(
            "InternalError.JsonParseFail", .deferred(.transient),
            english: "Tencent Cloud could not read its own data.", chinese: "腾讯云内部解析失败。"),
        AnswerRule(
            "ServiceUnavailable", .deferred(.transient),
            english: "The interface is not available at the moment.", chinese: "服务暂时不可用。"),
    ]
}
