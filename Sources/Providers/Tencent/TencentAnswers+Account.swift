import Messaging

/// Codes that only the operator can cure.
extension TencentAnswers {
    static let accountRefusals: [AnswerRule] = [
        AnswerRule(
            "FailedOperation.SignatureIncorrectOrUnapproved", .rejected(.misconfigured),
            english: "The signature does not exist or is not approved; give its text, not its number.",
            chinese: "签名不存在或未审核通过，请填写签名内容而非签名 ID。"),
        AnswerRule(
            "FailedOperation.MissingSignature", .rejected(.misconfigured),
            english: "Messages to the mainland need a signature.", chinese: "国内短信缺少签名。"),
        AnswerRule(
            "FailedOperation.TemplateIncorrectOrUnapproved", .rejected(.misconfigured),
            english: "The template is not approved, or does not belong to the application.",
            chinese: "模板未审核通过或与应用不匹配。"),
        AnswerRule(
            "FailedOperation.TemplateUnapprovedOrNotExist", .rejected(.misconfigured),
            english: "The template does not exist or is not approved.", chinese: "模板不存在或未审核通过。"),
        AnswerRule(
            "FailedOperation.InsufficientBalanceInSmsPackage", .rejected(.misconfigured),
            english: "The package of messages is used up; buy another one.",
            chinese: "套餐包余量不足，请购买套餐包。"),
        AnswerRule(
            "UnauthorizedOperation.ServiceSuspendDueToArrears", .rejected(.misconfigured),
            english: "The account is suspended because it owes money.", chinese: "账号欠费，服务已停用。"),
        AnswerRule(
            "UnauthorizedOperation.RequestIpNotInWhitelist", .rejected(.misconfigured),
            english: "This server's address is not on the application's list.",
            chinese: "请求 IP 不在应用的白名单中。"),
        AnswerRule(
            "UnauthorizedOperation.SdkAppIdIsDisabled", .rejected(.misconfigured),
            english: "The SMS application is switched off.", chinese: "短信应用已被停用。"),
        AnswerRule(
            "UnauthorizedOperation.SmsSdkAppIdVerifyFail", .rejected(.misconfigured),
            english: "sdk_app_id is not an application of this account.",
            chinese: "SmsSdkAppId 校验失败，请检查应用是否属于该账号。"),
        AnswerRule(
            "UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny", .rejected(.misconfigured),
            english: "Accounts of individuals may not send marketing messages.",
            chinese: "个人用户没有发送营销短信的权限。"),
        AnswerRule(
            "InvalidParameterValue.SdkAppIdNotExist", .rejected(.misconfigured),
            english: "There is no SMS application with this sdk_app_id.", chinese: "SmsSdkAppId 不存在。"),
        AnswerRule(
            "InvalidParameter.AppidAndBizId", .rejected(.misconfigured),
            english: "The account and the SMS application do not belong together.",
            chinese: "账号与应用不匹配。"),
        AnswerRule(
            "ResourceInsufficient", .rejected(.misconfigured),
            english: "The account lacks a resource; look at its packages in the console.",
            chinese: "资源不足，请在控制台检查套餐包。"),
    ]

    static let credentialRefusals: [AnswerRule] = [
        AnswerRule(
            "AuthFailure.SignatureFailure", .rejected(.misconfigured),
            english: "The request's signature is wrong; check secret_key.",
            chinese: "请求签名错误，请检查 SecretKey。"),
        AnswerRule(
            "AuthFailure.SignatureExpire", .rejected(.misconfigured),
            english: "The request's signature is too old; check the machine's clock.",
            chinese: "请求签名过期，请检查服务器时间。"),
        AnswerRule(
            "AuthFailure.SecretIdNotFound", .rejected(.misconfigured),
            english: "There is no such secret_id, or it is switched off.",
            chinese: "SecretId 不存在或已禁用。"),
        AnswerRule(
            "AuthFailure.InvalidAuthorization", .rejected(.misconfigured),
            english: "The credentials have a form that the vendor does not know.",
            chinese: "请求头 Authorization 不符合规范。"),
        AnswerRule(
            "AuthFailure.TokenFailure", .rejected(.misconfigured),
            english: "The temporary credentials are no longer good.", chinese: "临时密钥 Token 错误。"),
        AnswerRule(
            "AuthFailure.UnauthorizedOperation", .rejected(.misconfigured),
            english: "The user of these credentials may not send messages; give it the permission.",
            chinese: "子账号未获得 CAM 授权。"),
        AnswerRule(
            "InternalError.RequestTimeException", .rejected(.misconfigured),
            english: "The machine's clock is wrong by more than ten minutes.",
            chinese: "请求时间与腾讯云相差超过 10 分钟，请检查服务器时间。"),
        AnswerRule(
            "InternalError.SigVerificationFail", .rejected(.misconfigured),
            english: "The vendor could not verify the signature; check the credentials.",
            chinese: "后端签名校验失败，请检查密钥。"),
        AnswerRule(
            "InternalError.SigFieldMissing", .rejected(.misconfigured),
            english: "The request lacks its signature; check the credentials.",
            chinese: "后端请求缺少签名字段，请检查密钥。"),
        AnswerRule(
            "IpInBlacklist", .rejected(.misconfigured),
            english: "This server's address is on the account's blacklist.", chinese: "请求 IP 在黑名单中。"),
        AnswerRule(
            "IpNotInWhitelist", .rejected(.misconfigured),
            english: "This server's address is not on the account's list.", chinese: "请求 IP 不在白名单中。"),
        AnswerRule(
            "InvalidAction", .rejected(.misconfigured),
            english: "The endpoint does not know the action; check it.", chinese: "接口不存在，请检查接口地址。"),
        AnswerRule(
            "NoSuchVersion", .rejected(.misconfigured),
            english: "The endpoint does not know the version; check it.",
            chinese: "接口版本不存在，请检查接口地址。"),
    ]
}
