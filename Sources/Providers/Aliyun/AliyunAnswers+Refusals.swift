import Messaging

extension AliyunAnswers {
    /// Frequencies and quotas. Aliyun's words say which window of a number is full.
    static let throttling: [AnswerRule] =
        [
            numberThrottled(
                words: "分钟级", wait: .seconds(60),
                english: "The number got too many messages in a minute. It is tried again after one.",
                chinese: "该号码触发分钟级频率限制。系统将在一分钟后重试。"),
            numberThrottled(
                words: "小时级", wait: .seconds(3600),
                english: "The number got too many messages in an hour. It is tried again after one.",
                chinese: "该号码触发小时级频率限制。系统将在一小时后重试。"),
            numberThrottled(
                words: "天级", wait: .seconds(86_400),
                english:
                    "The number got too many messages in a day. It is tried again after one, if in time.",
                chinese: "该号码触发天级频率限制。若未过期，系统将在一天后重试。"),
            numberThrottled(
                words: "", wait: .seconds(60),
                english: "The number got too many messages. It is tried again later.",
                chinese: "该号码触发频率限制。系统稍后重试。"),
        ]
        + each(
            ["isv.SMS_OVER_LIMIT"], .deferred(.recipientThrottled), wait: .seconds(60),
            concernsOneRecipient: true,
            english: "The number got too many messages. It is tried again later.",
            chinese: "该号码接收短信过多。系统稍后重试。")
        + each(
            ["isv.DAY_LIMIT_CONTROL"], .deferred(.accountThrottled), wait: .seconds(3600),
            english: "The day's limit that is set in Aliyun's console is reached. Raise it there.",
            chinese: "已达控制台设置的日发送上限。请在阿里云控制台调高。")
        + each(
            ["isv.MONTH_LIMIT_CONTROL"], .deferred(.accountThrottled), wait: .seconds(3600),
            english: "The month's limit that is set in Aliyun's console is reached. Raise it there.",
            chinese: "已达控制台设置的月发送上限。请在阿里云控制台调高。")

    /// What is wrong with a message or its recipient.
    static let refusals: [AnswerRule] =
        each(
            ["isv.CUSTOMER_REFUSED"], .rejected(.recipientBlocked), concernsOneRecipient: true,
            english: "The recipient opted out of these messages. Do not send to this number.",
            chinese: "用户已退订此类短信。请勿再向该号码发送。")
        + each(
            ["isv.MOBILE_NUMBER_ILLEGAL"], .rejected(.permanent), concernsOneRecipient: true,
            english: "The number is not a mobile number that Aliyun knows. Correct it.",
            chinese: "手机号码无效。请更正号码。")
        + each(
            ["isv.DOMESTIC_NUMBER_NOT_SUPPORTED"], .rejected(.permanent), concernsOneRecipient: true,
            english: "The template is for numbers abroad. Bind a template for the mainland.",
            chinese: "该模板不支持境内号码。请绑定国内短信模板。")
        + each(
            ["isv.MOBILE_COUNT_OVER_LIMIT"], .rejected(.permanent),
            english: "The call had too many numbers. Report this as a mistake of this program.",
            chinese: "单次号码过多。请作为程序缺陷反馈。")
        + each(
            [
                "isv.TEMPLATE_MISSING_PARAMETERS", "isv.TEMPLATE_PARAMS_ILLEGAL", "isv.INVALID_JSON_PARAM",
                "isv.INVALID_PARAMETERS", "template_parameter_count_illegal",
            ], .rejected(.permanent),
            english:
                "The parameters do not fit Aliyun's template. Compare the binding's with the template's.",
            chinese: "参数与模板不符。请核对绑定中的参数与阿里云模板变量。")
        + each(
            ["isv.PARAM_LENGTH_LIMIT"], .rejected(.permanent),
            english: "A parameter is too long. Shorten it.", chinese: "参数超出长度限制。请缩短。")
        + each(
            ["isv.PARAM_NOT_SUPPORT_URL"], .rejected(.permanent),
            english: "A parameter has a web address, which is not allowed. Put it into the template.",
            chinese: "变量中不允许包含链接。请将链接写入模板。")
        // A forbidden word by the vendor's own pages, a blocked number by newer tables of others.
        + each(
            ["isv.BLACK_KEY_CONTROL_LIMIT"], .rejected(.permanent), concernsOneRecipient: true,
            english: "A parameter has a forbidden word, or the number is blocked. Look at both.",
            chinese: "变量含禁用词，或号码被管控。请检查变量内容与号码。")
        + each(
            ["isv.SMS_CONTENT_ILLEGAL", "isv.UNSUPPORTED_CONTENT"], .rejected(.permanent),
            english: "The text has something that is not allowed. Change it.",
            chinese: "短信内容包含禁止发送的内容。请修改。")
        + each(
            ["isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE"], .rejected(.permanent),
            english: "The text does not fit the template's type. Use a template of the right type.",
            chinese: "内容与模板类型不符。请使用正确类型的模板。")

    /// Aliyun's own trouble with a message.
    static let serverTroubles = each(
        ["isp.SYSTEM_ERROR", "isv.SYSTEM_ERROR", "isp.GATEWAY_ERROR"], .deferred(.transient),
        english: "Aliyun has trouble of its own. It is tried again.", chinese: "阿里云系统错误。系统将重试。")

    private static func numberThrottled(
        words: String, wait: Duration, english: String, chinese: String
    ) -> AnswerRule {
        AnswerRule(
            "isv.BUSINESS_LIMIT_CONTROL", words: words, .deferred(.recipientThrottled), wait: wait,
            concernsOneRecipient: true, english: english, chinese: chinese)
    }
}
