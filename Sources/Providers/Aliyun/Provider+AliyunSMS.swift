import Messaging

extension Provider {
    /// Messages to mainland numbers through Aliyun.
    static let aliyunSMS = Provider(
        description: aliyunSMSDescription, callback: AliyunReceipts.format,
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            AliyunSMSSender(
                settings: try AliyunSettings(settings, of: aliyunSMSDescription),
                transport: equipment.transport, time: equipment.time)
        })

    private static let aliyunSMSDescription = ProviderDescription(
        code: "aliyun_sms", nameEnglish: "Aliyun SMS", nameChinese: "阿里云短信", media: [.sms],
        fields: AliyunSettings.fields(endpoint: "https://dysmsapi.aliyuncs.com") + [
            settlingField, extendCodeField,
        ],
        capabilities: ProviderCapabilities(
            recipientsPerCall: 1000, receipts: [.push, .inquiry], canBeChecked: true,
            needsTemplate: true, needsSignature: true),
        // 5,000 calls a second for all users of one account; the rest is for others who use it.
        pacing: Pacing(calls: .perSecond(4500)), answers: AliyunAnswers.table)

    private static let extendCodeField = ConfigurationField(
        "sms_up_extend_code", .text(bytesMax: 16),
        english: "The extended code that marks the replies of recipients; only for accounts that have one.",
        chinese: "上行短信扩展码；未开通则不填。")

    private static let settlingField = ConfigurationField(
        "settling_seconds", .integer(5...3600), defaultValue: 120,
        english: """
            Seconds after which Aliyun is asked about an attempt whose end is unknown; by then it must \
            know of it.
            """,
        chinese: "发送结果不明时，等待多少秒后再向阿里云查询。")
}
