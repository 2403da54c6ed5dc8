import Messaging

extension Provider {
    /// Work notices of a DingTalk application.
    static let dingTalkNotice = Provider(
        description: ProviderDescription(
            code: "dingtalk", nameEnglish: "DingTalk work notice", nameChinese: "钉钉工作通知",
            media: [.dingTalk], fields: dingTalkNoticeFields,
            capabilities: ProviderCapabilities(
                recipientsPerCall: DingTalkNoticeSender.recipientsMax, receipts: [.inquiry],
                canBeChecked: true),
            pacing: DingTalkNoticeSender.publishedPacing, answers: DingTalkNoticeAnswers.table),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            DingTalkNoticeSender(
                settings: try DingTalkNoticeSettings(settings), transport: equipment.transport,
                time: equipment.time)
        })

    private static let dingTalkNoticeFields: [ConfigurationField] = [
        ConfigurationField(
            "app_key", .text(bytesMax: 128), isRequired: true,
            english: """
                The application's key. DingTalk drops the same text to the same person on one day; who got a \
                notice is asked afterwards.
                """,
            chinese: "应用的 AppKey。同一天向同一人发送相同内容会被钉钉拦截；送达结果在发送后自动查询。"),
        ConfigurationField(
            "app_secret", .text(bytesMax: 256), isRequired: true, isSecret: true,
            english: "The application's secret.", chinese: "应用的 AppSecret。"),
        ConfigurationField(
            "agent_id", .integer(1...Int64.max), isRequired: true,
            english: "The application's AgentId, a number.",
            chinese: "应用的 AgentId（数字）。"),
        ConfigurationField(
            "endpoint", .url, defaultValue: "https://oapi.dingtalk.com", english: "Where DingTalk is.",
            chinese: "钉钉接口地址。"),
    ]
}
