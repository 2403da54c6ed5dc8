import Messaging
import Testing

@testable import Providers

@Suite struct `A code of Tencent Cloud's` {
    private static let recipientThrottled: [(String, Int)] = [
        ("LimitExceeded.PhoneNumberThirtySecondLimit", 30), ("LimitExceeded.PhoneNumberOneHourLimit", 3600),
        ("LimitExceeded.DeliveryFrequencyLimit", 60), ("LimitExceeded.PhoneNumberSomethingNew", 3600),
    ]
    private static let accountThrottled: [(String, Int)] = [
        ("RequestLimitExceeded", 1), ("RequestLimitExceeded.IPLimitExceeded", 1),
        ("RequestLimitExceeded.UinLimitExceeded", 1),
        ("RequestLimitExceeded.GlobalRegionUinLimitExceeded", 1),
        ("LimitExceeded.GlobalSmsSendingRateLimit", 60), ("LimitExceeded", 60), ("LimitExceeded.New", 60),
    ]
    /// Noon in Beijing is twelve hours before the calendar's next day.
    private static let noon = Timestamp(rfc3339: "2026-11-23T12:00:00+08:00")!

    private func result(_ code: String, at now: Timestamp = noon) -> AttemptResult {
        TencentAnswers.result(code: code, words: "words", table: TencentAnswers.table, now: now)
    }

    @Test(arguments: recipientThrottled)
    func `spares the recipient`(code: String, seconds: Int) {
        #expect(result(code).outcome == .deferred(.recipientThrottled))
        #expect(result(code).retryAfter == .seconds(seconds))
    }

    @Test(arguments: accountThrottled)
    func `spares the account`(code: String, seconds: Int) {
        #expect(result(code).outcome == .deferred(.accountThrottled))
        #expect(result(code).retryAfter == .seconds(seconds))
    }

    @Test(
        arguments: [
            ("LimitExceeded.PhoneNumberDailyLimit", .recipientThrottled),
            ("LimitExceeded.PhoneNumberSameContentDailyLimit", .recipientThrottled),
            ("LimitExceeded.AppDailyLimit", .accountThrottled),
            ("LimitExceeded.AppMainlandChinaDailyLimit", .accountThrottled),
            ("LimitExceeded.AppGlobalDailyLimit", .accountThrottled),
            ("LimitExceeded.AppCountryOrRegionDailyLimit", .accountThrottled),
            ("LimitExceeded.DailyLimit", .accountThrottled),
        ] as [(String, Outcome.Deferral)])
    func `about a day waits for the next one in Beijing`(code: String, deferral: Outcome.Deferral) {
        #expect(result(code).outcome == .deferred(deferral))
        #expect(result(code).retryAfter == .seconds(12 * 3600))
    }

    @Test func `about the hours of marketing waits for eight in the morning`() throws {
        let code = "FailedOperation.MarketingSendTimeConstraint"
        #expect(result(code).outcome == .deferred(.transient))
        let evening = try #require(Timestamp(rfc3339: "2026-11-23T22:30:00+08:00"))
        #expect(result(code, at: evening).retryAfter == .seconds(9 * 3600 + 1800))
        let morning = try #require(Timestamp(rfc3339: "2026-11-24T07:59:59+08:00"))
        #expect(result(code, at: morning).retryAfter == .seconds(1))
    }

    @Test(arguments: [
        "InternalError", "InternalError.OtherError", "InternalError.UnknownError",
        "InternalError.ParseBackendResponseFail", "InternalError.JsonParseFail", "ServiceUnavailable",
        "InternalError.SomethingNew",
    ])
    func `blames the vendor`(code: String) {
        #expect(result(code).outcome == .deferred(.transient))
    }

    @Test(arguments: ["InternalError.Timeout", "InternalError.SendAndRecvFail"])
    func `leaves open what became of the message`(code: String) {
        #expect(result(code).outcome == .uncertain)
    }

    @Test(arguments: [
        "InvalidParameterValue.IncorrectPhoneNumber", "FailedOperation.PhoneNumberParseFail",
        "InvalidParameterValue.ContentLengthLimit", "InvalidParameterValue.TemplateParameterFormatError",
        "InvalidParameterValue.TemplateParameterLengthLimit",
        "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter", "FailedOperation.ContainSensitiveWord",
        "InvalidParameter.DirtyWordFound", "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
        "FailedOperation.FailResolvePacket", "FailedOperation.JsonParseFail", "InvalidParameter",
        "InvalidParameterValue.New", "MissingParameter", "MissingParameter.EmptyPhoneNumberSet",
        "LimitExceeded.PhoneNumberCountLimit",
        "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber",
        "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone",
        "UnsupportedOperation.GlobalTemplateToChineseMainlandPhone", "UnsupportedOperation.UnsupportedRegion",
        "UnsupportedOperation.ContainDomesticPhoneNumber", "LimitExceeded.AppCountryOrRegionInBlacklist",
        "FailedOperation.New", "UnsupportedOperation", "Unheard",
    ])
    func `blames the message`(code: String) {
        #expect(result(code).outcome == .rejected(.permanent))
    }

    @Test(arguments: [
        "FailedOperation.SignatureIncorrectOrUnapproved", "FailedOperation.MissingSignature",
        "FailedOperation.TemplateIncorrectOrUnapproved", "FailedOperation.TemplateUnapprovedOrNotExist",
        "FailedOperation.InsufficientBalanceInSmsPackage", "UnauthorizedOperation.ServiceSuspendDueToArrears",
        "UnauthorizedOperation.RequestIpNotInWhitelist", "UnauthorizedOperation.SdkAppIdIsDisabled",
        "UnauthorizedOperation.SmsSdkAppIdVerifyFail",
        "UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny", "UnauthorizedOperation.New",
        "InvalidParameterValue.SdkAppIdNotExist", "InvalidParameter.AppidAndBizId",
        "AuthFailure.SignatureFailure", "AuthFailure.SignatureExpire", "AuthFailure.SecretIdNotFound",
        "AuthFailure.InvalidAuthorization", "AuthFailure.TokenFailure", "AuthFailure.UnauthorizedOperation",
        "AuthFailure.New", "InternalError.RequestTimeException", "InternalError.SigVerificationFail",
        "InternalError.SigFieldMissing", "IpInBlacklist", "IpNotInWhitelist", "ResourceInsufficient",
        "ResourceInsufficient.New", "InvalidAction", "NoSuchVersion",
    ])
    func `blames the account`(code: String) {
        #expect(result(code).outcome == .rejected(.misconfigured))
    }

    @Test func `blames nobody for a number that opted out`() {
        let result = result("FailedOperation.PhoneNumberInBlacklist")
        #expect(result.outcome == .rejected(.recipientBlocked))
        #expect(result.code == "FailedOperation.PhoneNumberInBlacklist" && result.text == "words")
    }

    @Test func `means what the operator says, and waits for no hour then`() {
        let code = "LimitExceeded.AppDailyLimit"
        let table = TencentAnswers.table.overridden(by: [code: .rejected(.misconfigured)])
        let result = TencentAnswers.result(code: code, words: "", table: table, now: Self.noon)
        #expect(result.outcome == .rejected(.misconfigured))
    }

    @Test func `stands in the table once, with words in both languages`() {
        let rules = TencentAnswers.table.rules
        #expect(Set(rules.map(\.code)).count == rules.count)
        for rule in rules {
            #expect(rule.english.hasSuffix(".") && rule.chinese.hasSuffix("。"), "\(rule.code)")
        }
    }
}
