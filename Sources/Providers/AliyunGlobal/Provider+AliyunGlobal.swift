import Messaging

extension Provider {
    /// Messages to the rest of the world through Aliyun.
    static let aliyunGlobal = Provider(
        description: aliyunGlobalDescription, callback: AliyunGlobalReceipts.format,
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            AliyunGlobalSender(
                settings: try AliyunSettings(settings, of: aliyunGlobalDescription),
                transport: equipment.transport, time: equipment.time)
        })

    private static let aliyunGlobalDescription = ProviderDescription(
        code: "aliyun_sms_global", nameEnglish: "Aliyun SMS, international", nameChinese: "阿里云国际短信",
        media: [.sms],
        fields: AliyunSettings.fields(endpoint: "https://dysmsapi.ap-southeast-1.aliyuncs.com")
            + [senderField, globalExtendCodeField],
        capabilities: ProviderCapabilities(receipts: [.push, .inquiry], canBeChecked: true),
        // 2,000 calls a second for all users of one account; the rest is for others who use it.
        pacing: Pacing(calls: .perSecond(1800)), answers: AliyunGlobalAnswers.table)

    private static let senderField = ConfigurationField(
        "sender_id", .text(bytesMax: 64),
        english: "What recipients see as the sender where the binding names no signature.",
        chinese: "绑定未指定签名时使用的发送方标识（Sender ID）。")

    private static let globalExtendCodeField = ConfigurationField(
        "sms_up_extend_code", .text(bytesMax: 16),
        english: "The extended code that marks the replies of mainland recipients; empty for none.",
        chinese: "境内收件人上行短信的扩展码；不填表示无。")
}
