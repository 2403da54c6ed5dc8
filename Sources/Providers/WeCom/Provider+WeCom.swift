import Messaging

extension Provider {
    /// Messages of a WeCom application.
    static let weCom = Provider(
        description: ProviderDescription(
            code: "wechat_work", nameEnglish: "WeCom application", nameChinese: "企业微信应用消息",
            media: [.weCom], fields: weComFields,
            capabilities: ProviderCapabilities(
                recipientsPerCall: WeComSender.recipientsMax, canBeChecked: true),
            pacing: WeComSender.publishedPacing, answers: WeComAnswers.table),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            WeComSender(
                settings: try WeComSettings(settings), transport: equipment.transport, time: equipment.time)
        })

    private static let weComFields: [ConfigurationField] = [
        ConfigurationField(
            "corp_id", .text(bytesMax: 128), isRequired: true,
            english: """
                The company's id. A recipient is one member's id, or @all for every member who can see the \
                application.
                """,
            chinese: "企业 ID。接收者填写成员 UserID，或 @all 表示应用可见范围内的全部成员。"),
        ConfigurationField(
            "agent_secret", .text(bytesMax: 256), isRequired: true, isSecret: true,
            english: "The application's secret.", chinese: "应用的 Secret。"),
        ConfigurationField(
            "agent_id", .integer(0...Int64.max), isRequired: true,
            english: "The application's AgentId, a number.", chinese: "应用的 AgentId（数字）。"),
        ConfigurationField(
            "message_type", .choice(["auto", "text", "markdown", "textcard"]), defaultValue: "auto",
            english: """
                How messages look; auto: text as text, Markdown as Markdown. A textcard has the subject as \
                its title and opens card_url.
                """,
            chinese: "消息类型；auto 表示按模板格式。textcard 以主题为标题，点击打开 card_url。"),
        ConfigurationField(
            "card_url", .url, english: "What a textcard opens.", chinese: "文本卡片点击后打开的地址。"),
        ConfigurationField(
            "duplicate_check_seconds", .integer(0...14_400), defaultValue: 0,
            english: """
                How long WeCom drops the same text to the same members in silence, at most four hours; 0 for \
                never.
                """,
            chinese: "企业微信在多少秒内静默丢弃完全相同的消息，最多 4 小时；0 表示不检查。"),
        ConfigurationField(
            "endpoint", .url, defaultValue: "https://qyapi.weixin.qq.com", english: "Where WeCom is.",
            chinese: "企业微信接口地址。"),
    ]
}
