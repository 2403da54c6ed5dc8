import Messaging

extension AliyunAnswers {
    /// Codes of the gateway that stands before all of Aliyun's interfaces.
    static let gateway: [AnswerRule] =
        [
            AnswerRule(
                "SignatureNonceUsed", .uncertain,
                english: """
                    A copy of this call reached Aliyun before. Whether it was accepted is found out by \
                    asking; look for a proxy that repeats requests.
                    """,
                chinese: "同一请求的副本已先到达阿里云。系统将查询其结果；请检查是否有代理重放请求。")
        ]
        + each(
            ["Throttling", "Throttling.User", "Throttling.Api"], .deferred(.accountThrottled),
            wait: .seconds(1),
            english: "The account calls too often. It is held for a moment; lower calls_per_minute.",
            chinese: "账号调用过于频繁。系统稍后自动重试；可调低 calls_per_minute。")
        + each(
            ["InternalError", "ServiceUnavailable"], .deferred(.transient),
            english: "Aliyun has trouble of its own. It is tried again.",
            chinese: "阿里云内部故障。系统将重试。")
        + each(
            ["InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive"], .rejected(.misconfigured),
            english: "Aliyun does not know the AccessKey, or it is disabled. Check access_key_id.",
            chinese: "AccessKey 不存在或已禁用。请检查 access_key_id。")
        + each(
            ["SignatureDoesNotMatch", "IncompleteSignature"], .rejected(.misconfigured),
            english:
                "The signature does not fit. Check access_key_secret, and that no proxy changes requests.",
            chinese: "签名不匹配。请检查 access_key_secret，并确认没有代理改写请求。")
        + each(
            ["InvalidTimeStamp.Expired", "InvalidTimeStamp.Format"], .rejected(.misconfigured),
            english: "The clock of this server is wrong. Set it by NTP.",
            chinese: "本机时钟不准。请启用 NTP 校时。")
        + each(
            ["InvalidSecurityToken.*", "SecurityTokenExpired"], .rejected(.misconfigured),
            english: "The security token is wrong or has expired. Set a new one.",
            chinese: "STS 令牌无效或已过期。请更新 security_token。")
        + each(
            ["Forbidden.RAM", "NoPermission", "Forbidden"], .rejected(.misconfigured),
            english: "The RAM user may not do this. Grant it the permission for SMS.",
            chinese: "RAM 用户没有权限。请为其授予短信服务权限。")
        + each(
            ["InvalidVersion", "InvalidAction.NotFound", "InvalidApi.NotFound"], .rejected(.misconfigured),
            english: "There is no such interface at this address. Check the endpoint.",
            chinese: "该地址没有此接口。请检查 endpoint。")
        + each(
            ["Missing*"], .rejected(.misconfigured),
            english: "Aliyun misses a parameter. Check the binding's template and signature.",
            chinese: "请求缺少参数。请检查绑定的模板与签名。")
}
