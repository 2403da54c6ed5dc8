import Messaging

extension AliyunAnswers {
    /// Codes of receipts, one of which answers give, too. The outcome is what an attempt would come to that
    /// had ended so at once.
    static let receipts: [AnswerRule] =
        each(
            ["DELIVERED", "DELIVRD"], .delivered,
            english: "The message reached the telephone. There is nothing to do.",
            chinese: "短信已送达。无需处理。")
        + each(
            ["REQUEST_SUCCESS"], .accepted,
            english: "Aliyun handed the message to the carrier, who has not reported yet. Wait.",
            chinese: "短信已提交运营商，尚无回执。请等待。")
        + each(
            ["MOBILE_IN_BLACK", "USER_REJECT"], .rejected(.recipientBlocked),
            english: "The recipient blocks these messages. Do not send to this number.",
            chinese: "号码在黑名单中或用户拒收。请勿再向该号码发送。")
        + each(
            ["MOBILE_SEND_LIMIT"], .deferred(.recipientThrottled), wait: .seconds(3600),
            english: "The number got too many messages. Send fewer.",
            chinese: "该号码接收短信超过限制。请降低频率。")
        + each(
            ["INVALID_NUMBER", "MOBILE_ACCOUNT_ABNORMAL"], .rejected(.permanent),
            english: "The number does not exist or is out of use. Correct it.",
            chinese: "号码不存在或状态异常。请更正号码。")
        + each(
            ["SP_NOT_BY_INTER_SMS"], .rejected(.permanent),
            english: "The number takes no international messages. Reach the recipient another way.",
            chinese: "号码未开通国际短信。请换用其他方式。")
        + each(
            ["MOBILE_NOT_ON_SERVICE"], .deferred(.transient),
            english:
                "The telephone is off, out of coverage, suspended or unassigned. Try later or elsewhere.",
            chinese: "手机关机、不在服务区、停机或空号。可稍后或换渠道再试。")
        + each(
            ["MOBLLE_TERMINAL_ERROR", "MOBILE_TERMINAL_ERROR"], .deferred(.transient),
            english: "The telephone could not take the message, perhaps for want of room. Try later.",
            chinese: "手机终端问题，可能存储已满。可稍后再试。")
        + each(
            ["SP_UNKNOWN_ERROR", "IS_CLOSE", "NO_ROUTE"], .deferred(.transient),
            english: "The carrier has no way to the telephone at the moment. Try later or elsewhere.",
            chinese: "运营商通道异常。可稍后或换渠道再试。")
        + each(
            ["PORT_NOT_REGISTERED"], .rejected(.misconfigured),
            english: "The carrier does not know the signature's port. Register the signature in the console.",
            chinese: "签名端口未在运营商报备。请在控制台完成签名实名报备。")
        + each(
            ["SIGNATURE_BLACKLIST"], .rejected(.misconfigured),
            english: "The carrier blocks the signature. Use another, or ask Aliyun's support.",
            chinese: "签名被运营商拉黑。请更换签名或联系阿里云客服。")
        + each(
            ["PARAMS_ILLEGAL"], .rejected(.misconfigured),
            english: "The carrier refused the parameters. Compare signature and template with the console.",
            chinese: "运营商认为参数不合法。请核对签名与模板。")
        + each(
            ["CONTENT_KEYWORD"], .rejected(.permanent),
            english: "The text has a word that the carrier forbids. Change it.",
            chinese: "内容含运营商禁用词。请修改。")
        + each(
            ["CONTENT_ERROR"], .rejected(.permanent),
            english: "The carrier forbids the text; a campaign must say how to opt out. Change it.",
            chinese: "内容不合规；推广短信须含退订方式。请修改。")
}
