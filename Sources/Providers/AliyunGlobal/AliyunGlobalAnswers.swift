import Messaging

/// What the codes of Aliyun's international interface mean. They are those of the mainland without their
/// family's name, and the same gateway stands before them.
enum AliyunGlobalAnswers {
    static let table = AnswerTable(
        refusals + accountTroubles + AliyunAnswers.gateway + AliyunAnswers.receipts,
        otherwise: AliyunAnswers.unknown)

    private static let refusals: [AnswerRule] =
        AliyunAnswers.each(
            ["QPS_LIMIT_CONTROL"], .deferred(.accountThrottled), wait: .seconds(1),
            english: "The account calls too often. It is held for a moment; lower calls_per_minute.",
            chinese: "账号调用过于频繁。系统稍后自动重试；可调低 calls_per_minute。")
        + AliyunAnswers.each(
            ["SYSTEM_ERROR", "ONLINE_BILLING_FAILED"], .deferred(.transient),
            english: "Aliyun has trouble of its own. It is tried again.",
            chinese: "阿里云系统错误。系统将重试。")
        + AliyunAnswers.each(
            ["MOBILE_NUMBER_ILLEGAL"], .rejected(.permanent), concernsOneRecipient: true,
            english: "The number is not one that Aliyun can reach. Correct it.",
            chinese: "手机号码无效。请更正号码。")
        + AliyunAnswers.each(
            ["MOBILE_COUNT_OVER_LIMIT"], .rejected(.permanent),
            english: "The call had too many numbers. Report this as a mistake of this program.",
            chinese: "单次号码过多。请作为程序缺陷反馈。")
        + AliyunAnswers.each(
            ["CONTENT_MISSING_PARAMETERS", "INVALID_PARAMETERS", "INVALID_JSON_PARAM"],
            .rejected(.permanent),
            english:
                "The parameters do not fit Aliyun's template. Compare the binding's with the template's.",
            chinese: "参数与模板不符。请核对绑定中的参数与阿里云模板变量。")
        + AliyunAnswers.each(
            ["PARAM_LENGTH_LIMIT"], .rejected(.permanent),
            english: "The text or a parameter is too long. Shorten it.",
            chinese: "内容或参数超出长度限制。请缩短。")
        + AliyunAnswers.each(
            ["BLACK_KEY_CONTROL_LIMIT", "SMS_CONTENT_ILLEGAL", "SMS_SECURITY_INTERCEPTED"],
            .rejected(.permanent),
            english: "The text has something that is not allowed. Change it.",
            chinese: "短信内容包含禁止发送的内容或被安全拦截。请修改。")
        + AliyunAnswers.each(
            ["NOT_SUPPORTED_COUNTRY"], .rejected(.permanent), concernsOneRecipient: true,
            english: "The account does not send to this country. Open it in Aliyun's console.",
            chinese: "账号不支持向该国家或地区发送。请在控制台开通。")
        + AliyunAnswers.each(
            ["QUERY_DATE_ILLEGAL"], .rejected(.permanent),
            english: "Aliyun keeps nothing of that day. Older messages cannot be asked about.",
            chinese: "查询日期超出范围。更早的短信无法查询。")

    private static let accountTroubles: [AnswerRule] =
        AliyunAnswers.each(
            ["INVALID_SENDERID", "SMS_SIGN_NAME_ILLEGAL"], .rejected(.misconfigured),
            english: "The sender is not registered. Check the binding's signature, or sender_id.",
            chinese: "发送方标识或签名未登记。请检查绑定的签名或 sender_id。")
        + AliyunAnswers.each(
            ["SMS_CONTENT_CODE_ILLEGAL"], .rejected(.misconfigured),
            english: "The template does not exist or is not approved. Check the binding's provider_template.",
            chinese: "模板不存在或未通过审核。请检查绑定的 provider_template。")
        + AliyunAnswers.each(
            ["FORBIDDEN_ACTION", "RAM_PERMISSION_DENY"], .rejected(.misconfigured),
            english: "The RAM user may not do this. Grant it the permission for SMS.",
            chinese: "没有权限。请为 RAM 用户授予短信服务权限。")
        + AliyunAnswers.each(
            ["AMOUNT_NOT_ENOUGH"], .rejected(.misconfigured),
            english: "The account has no money left. Top it up.", chinese: "账户余额不足。请充值。")
        + AliyunAnswers.each(
            ["OUT_OF_SERVICE"], .rejected(.misconfigured),
            english: "Aliyun stopped the service for this account, usually for a debt. Settle it.",
            chinese: "业务停机，通常因欠费。请处理欠费。")
        + AliyunAnswers.each(
            ["ACCOUNT_NOT_EXISTS", "ACCOUNT_ILLEGAL"], .rejected(.misconfigured),
            english: "The account does not exist or is abnormal. Ask Aliyun's support.",
            chinese: "账号不存在或异常。请联系阿里云客服。")
        + AliyunAnswers.each(
            ["PRODUCT_NOT_SUBSCRIBED"], .rejected(.misconfigured),
            english: "The account has not subscribed to international SMS. Open it in Aliyun's console.",
            chinese: "账号未开通国际短信。请在控制台开通。")
}
