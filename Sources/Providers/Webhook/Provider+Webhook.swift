import Messaging

extension Provider {
    /// An HTTP call to an address of the operator's.
    static let webhook = Provider(
        description: ProviderDescription(
            code: "webhook", nameEnglish: "Webhook", nameChinese: "Webhook 回调", media: [.webhook],
            fields: webhookFields, capabilities: ProviderCapabilities(recognisesRepeats: true),
            answers: WebhookAnswers.known),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            WebhookSender(
                settings: try WebhookSettings(settings), transport: equipment.transport,
                time: equipment.time)
        })

    private static let webhookFields: [ConfigurationField] = [
        ConfigurationField(
            "url", .url, isRequired: true,
            english: """
                The address that is called. The recipient is a name of your own and only stands in the \
                payload.
                """,
            chinese: "回调地址。接收者由您自行定义，仅写入请求正文。"),
        ConfigurationField(
            "secret", .text(bytesMax: 256), isSecret: true,
            english:
                "Signs each call: X-Webhook-Signature is the HMAC-SHA256 of timestamp, a point and the body.",
            chinese: "签名密钥；X-Webhook-Signature 为“时间戳.正文”的 HMAC-SHA256。"),
        ConfigurationField(
            "event", .text(bytesMax: 64), defaultValue: "message", english: "The event's name.",
            chinese: "事件名称。"),
        ConfigurationField(
            "allow_private_addresses", .flag, defaultValue: false,
            english: "Whether the address may lie inside your own network.",
            chinese: "是否允许内网地址。"),
        ConfigurationField(
            "timeout_seconds", .integer(1...60), defaultValue: 10, english: "Seconds for one call.",
            chinese: "单次请求时限（秒）。"),
    ]
}
