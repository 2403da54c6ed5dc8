import Messaging

/// Codes that blame the message or its recipient.
extension TencentAnswers {
    static let refusals: [AnswerRule] = [
        AnswerRule(
            "FailedOperation.PhoneNumberInBlacklist", .rejected(.recipientBlocked),
            english: "This number is on the vendor's blacklist, usually because its owner opted out.",
            chinese: "该号码在黑名单中，通常是用户已退订。"),
        AnswerRule(
            "InvalidParameterValue.IncorrectPhoneNumber", .rejected(.permanent),
            english: "The number does not exist in this form.", chinese: "手机号码格式错误。"),
        AnswerRule(
            "FailedOperation.PhoneNumberParseFail", .rejected(.permanent),
            english: "The number could not be read.", chinese: "手机号码解析失败。"),
        AnswerRule(
            "FailedOperation.ContainSensitiveWord", .rejected(.permanent),
            english: "The text has a forbidden word.", chinese: "短信内容含有敏感词。"),
        AnswerRule(
            "InvalidParameter.DirtyWordFound", .rejected(.permanent),
            english: "The text has a forbidden word.", chinese: "短信内容存在敏感词。"),
        AnswerRule(
            "FailedOperation.TemplateParamSetNotMatchApprovedTemplate", .rejected(.permanent),
            english: "The template has another number of parameters than the binding.",
            chinese: "模板参数个数与已审核的模板不符，请检查通道绑定的参数。"),
        AnswerRule(
            "FailedOperation.FailResolvePacket", .rejected(.permanent),
            english: "The request could not be read.", chinese: "请求包解析失败。"),
        AnswerRule(
            "FailedOperation.JsonParseFail", .rejected(.permanent),
            english: "The request's body could not be read.", chinese: "请求包体 JSON 解析失败。"),
        AnswerRule(
            "LimitExceeded.PhoneNumberCountLimit", .rejected(.permanent),
            english: "One call had more than 200 numbers.", chinese: "单次请求的号码超过 200 个。"),
        AnswerRule(
            "LimitExceeded.AppCountryOrRegionInBlacklist", .rejected(.permanent),
            english: "The application's settings forbid messages to this country.",
            chinese: "应用设置禁止向该国家或地区发送短信。"),
        AnswerRule(
            "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber", .rejected(.permanent),
            english: "One call had numbers of the mainland and others.",
            chinese: "单次请求同时包含国内和国际号码。"),
        AnswerRule(
            "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone", .rejected(.permanent),
            english: "The template is for the mainland, and the number is not.",
            chinese: "国内短信模板不能用于国际号码。"),
        AnswerRule(
            "UnsupportedOperation.GlobalTemplateToChineseMainlandPhone", .rejected(.permanent),
            english: "The template is international, and the number is of the mainland.",
            chinese: "国际短信模板不能用于国内号码。"),
        AnswerRule(
            "UnsupportedOperation.UnsupportedRegion", .rejected(.permanent),
            english: "The vendor does not send to this country.", chinese: "不支持向该地区发送短信。"),
        AnswerRule(
            "UnsupportedOperation.ContainDomesticPhoneNumber", .rejected(.permanent),
            english: "The interface does not take numbers of the mainland.",
            chinese: "该接口不支持国内号码。"),
    ]

    static let parameterRefusals: [AnswerRule] = [
        AnswerRule(
            "InvalidParameterValue.ContentLengthLimit", .rejected(.permanent),
            english: "The text is too long.", chinese: "短信内容过长。"),
        AnswerRule(
            "InvalidParameterValue.TemplateParameterFormatError", .rejected(.permanent),
            english: "A parameter has a form that the template does not allow.",
            chinese: "模板参数格式错误，例如验证码参数只能是数字。"),
        AnswerRule(
            "InvalidParameterValue.TemplateParameterLengthLimit", .rejected(.permanent),
            english: "A parameter is longer than the template allows.", chinese: "模板单个参数过长。"),
        AnswerRule(
            "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter", .rejected(.permanent),
            english: "A parameter is an address of the web, which the vendor forbids.",
            chinese: "禁止在模板参数中使用 URL。"),
    ]
}
