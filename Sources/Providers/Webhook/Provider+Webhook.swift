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
        SignedPost.secretField,
        ConfigurationField(
            "event", .text(bytesMax: 64), defaultValue: "message", english: "The event's name.",
            chinese: "事件名称。"),
        SignedPost.privateAddressesField, SignedPost.timeoutField(defaultSeconds: 10),
    ]
}
