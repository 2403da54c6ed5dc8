import Messaging

extension Provider {
    /// Tencent Cloud SMS, by its interface of 2021-01-11.
    static let tencentSMS = Provider(
        description: tencentDescription, callback: TencentReceipts.format,
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            TencentSender(
                settings: try TencentSettings(settings, description: tencentDescription),
                transport: equipment.transport, time: equipment.time)
        })

    private static let tencentDescription = ProviderDescription(
        code: "tencent_sms", nameEnglish: "Tencent Cloud SMS", nameChinese: "腾讯云短信", media: [.sms],
        fields: tencentFields,
        capabilities: ProviderCapabilities(
            recipientsPerCall: TencentSender.numbersMax, receipts: [.push, .pull], canBeChecked: true,
            needsTemplate: true),
        // SendSms takes 3,000 calls a second; a tenth is left to others of the same account.
        pacing: Pacing(calls: .perSecond(2700)), answers: TencentAnswers.table)

    private static let tencentFields: [ConfigurationField] = [
        ConfigurationField(
            "secret_id", .text(bytesMax: 128), isRequired: true,
            english: "The SecretId of an access key of the account.", chinese: "API 密钥的 SecretId。"),
        ConfigurationField(
            "secret_key", .text(bytesMax: 256), isRequired: true, isSecret: true,
            english: "The SecretKey that belongs to it.", chinese: "API 密钥的 SecretKey。"),
        ConfigurationField(
            "sdk_app_id", .text(bytesMax: 32), isRequired: true,
            english: "The SMS application's SdkAppId, 1400006666 for example.",
            chinese: "短信应用的 SdkAppId，例如 1400006666。"),
        ConfigurationField(
            "region", .text(bytesMax: 64), defaultValue: "ap-guangzhou",
            english: "The region that answers; few have the interface.", chinese: "接口地域。"),
        ConfigurationField(
            "endpoint", .url, defaultValue: "https://sms.tencentcloudapi.com",
            english: """
                Where Tencent Cloud is; accounts of its international site have \
                https://sms.intl.tencentcloudapi.com.
                """,
            chinese: "接口地址；国际站账号请填写 https://sms.intl.tencentcloudapi.com。"),
        ConfigurationField(
            "extend_code", .text(bytesMax: 16),
            english: "Digits at the end of the sending number; the vendor must have agreed to them.",
            chinese: "短信码号扩展号，需向腾讯云申请开通。"),
        ConfigurationField(
            "sender_id", .text(bytesMax: 32),
            english: "Who international messages seem to come from; the vendor must have agreed to it.",
            chinese: "国际短信的 SenderId，需向腾讯云申请开通。"),
        ConfigurationField(
            "receipts", .choice(["push", "pull"]), defaultValue: "push",
            english: """
                How receipts come: pushed to our address, or fetched, which works behind a firewall and \
                which the vendor's support must have enabled.
                """,
            chinese: "回执方式：push 由腾讯云推送；pull 主动拉取，适用于无公网地址的服务器，需联系腾讯云开通。"),
        ConfigurationField(
            "settling_seconds", .integer(5...3600), defaultValue: 120,
            english: "Seconds after which the vendor is asked about a message whose answer was lost.",
            chinese: "发送结果不明时，等待多少秒后向腾讯云查询。"),
    ]
}
