import Messaging

extension AliyunAnswers {
    /// What is wrong with an account, its signatures or its templates.
    static let accountTroubles: [AnswerRule] =
        each(
            [
                "isv.SMS_SIGNATURE_ILLEGAL", "isv.SMS_SIGN_ILLEGAL", "isv.SIGN_NAME_ILLEGAL",
                "isv.SIGN_STATE_ILLEGAL",
            ], .rejected(.misconfigured),
            english: "The signature does not exist or is not approved. Check the binding's signature.",
            chinese: "签名不存在或未通过审核。请检查绑定的签名。")
        + each(
            ["isv.SIGN_SOURCE_ILLEGAL", "isv.SMS_SIGNATURE_SCENE_ILLEGAL", "isv.ONE_CODE_MULTIPLE_SIGN"],
            .rejected(.misconfigured),
            english: "The signature may not be used like this. Look at its scene in Aliyun's console.",
            chinese: "签名的来源或适用场景不符。请在阿里云控制台核对。")
        + each(
            ["isv.SMS_TEMPLATE_ILLEGAL"], .rejected(.misconfigured),
            english: "The template does not exist or is not approved. Check the binding's provider_template.",
            chinese: "模板不存在或未通过审核。请检查绑定的 provider_template。")
        + each(
            ["isv.EXTEND_CODE_ERROR", "isv.CODE_ERROR", "isv.CODE_EXCEED_LIMIT"], .rejected(.misconfigured),
            english: "The extended code is wrong or used up. Check sms_up_extend_code.",
            chinese: "扩展码错误或超出限制。请检查 sms_up_extend_code。")
        + each(
            ["isv.AMOUNT_NOT_ENOUGH"], .rejected(.misconfigured),
            english: "The account has no money left. Top it up.", chinese: "账户余额不足。请充值。")
        + each(
            ["isv.OUT_OF_SERVICE"], .rejected(.misconfigured),
            english: "Aliyun stopped the service for this account, usually for a debt. Settle it.",
            chinese: "业务停机，通常因欠费。请处理欠费。")
        + each(
            ["isv.ACCOUNT_NOT_EXISTS", "isv.ACCOUNT_ABNORMAL", "isv.SECURITY_FROZEN_ACCOUNT"],
            .rejected(.misconfigured),
            english: "The account does not exist, is abnormal or frozen. Ask Aliyun's support.",
            chinese: "账号不存在、异常或被冻结。请联系阿里云客服。")
        + each(
            ["isv.PRODUCT_UN_SUBSCRIPT", "isv.PRODUCT_UNSUBSCRIBE"], .rejected(.misconfigured),
            english: "The account has not subscribed to SMS. Open the service in Aliyun's console.",
            chinese: "账号未开通短信服务。请在控制台开通。")
        + each(
            ["isv.DENY_IP_RANGE"], .rejected(.misconfigured),
            english: "Aliyun does not take calls from this server's address. Send from the mainland.",
            chinese: "来源 IP 不被允许。请从境内地址调用。")
        + each(
            ["isp.RAM_PERMISSION_DENY"], .rejected(.misconfigured),
            english: "The RAM user may not send. Grant it the permission for SMS.",
            chinese: "RAM 用户没有发送权限。请为其授予短信服务权限。")
        + each(
            ["isv.SMS_TEST_*"], .rejected(.misconfigured),
            english: "Aliyun's test signature and template reach only registered numbers. Use your own.",
            chinese: "测试签名或模板只能发给已登记号码。请使用正式签名与模板。")
}
