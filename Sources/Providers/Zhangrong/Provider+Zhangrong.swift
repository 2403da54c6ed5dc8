import Messaging

extension Provider {
    /// Zhangrong's SMS platform, which others sell under their own names (1cloudsp).
    static let zhangrongSMS = Provider(
        description: zhangrongDescription, callback: ZhangrongReceipts.format,
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            ZhangrongSender(
                settings: try ZhangrongSettings(settings, description: zhangrongDescription),
                transport: equipment.transport, time: equipment.time)
        })

    private static let zhangrongDescription = ProviderDescription(
        code: "zrwinfo_sms", nameEnglish: "Zhangrong SMS", nameChinese: "掌榕网短信", media: [.sms],
        fields: zhangrongFields,
        capabilities: ProviderCapabilities(
            recipientsPerCall: ZhangrongSender.numbersMax, receipts: [.push, .pull], canBeChecked: true),
        answers: ZhangrongAnswers.table)

    private static let zhangrongFields: [ConfigurationField] = [
        ConfigurationField(
            "accesskey", .text(bytesMax: 128), isRequired: true,
            english: "The account's accesskey.", chinese: "平台分配的 accesskey。"),
        ConfigurationField(
            "secret", .text(bytesMax: 256), isRequired: true, isSecret: true,
            english: "The account's secret.", chinese: "平台分配的 secret。"),
        ConfigurationField(
            "endpoint", .url, defaultValue: "https://api.1cloudsp.com",
            english: "Where the platform is. The secret travels as it is: use https.",
            chinese: "接口地址；密钥以明文参数传输，请使用 https。"),
        ConfigurationField(
            "endpoint_international", .url, defaultValue: "https://intlapi.1cloudsp.com",
            english: """
                Where messages to other countries go. The vendor documents http; with it, whoever listens on \
                the way learns the secret.
                """,
            chinese: "国际短信接口地址；服务商文档为 http，但明文传输会泄露密钥。"),
        ConfigurationField(
            "sender_id", .text(bytesMax: 32), english: "Who international messages seem to come from.",
            chinese: "国际短信的 senderId。"),
        ConfigurationField(
            "receipts", .choice(["push", "pull"]), defaultValue: "push",
            english: """
                How receipts come: pushed to our address, or fetched, which works behind a firewall and \
                which the vendor must have enabled.
                """,
            chinese: "回执方式：push 由服务商推送；pull 主动拉取，适用于无公网地址的服务器，需联系服务商开通。"),
    ]
}
