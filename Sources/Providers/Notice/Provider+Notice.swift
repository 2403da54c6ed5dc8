import Messaging

extension Provider {
    /// An application's own endpoint, which hears what became of the application's messages.
    ///
    /// Its accounts are made from the endpoints that applications have, never by operators.
    static let notice = Provider(
        description: ProviderDescription(
            code: "notice", nameEnglish: "Notice to an application", nameChinese: "应用通知",
            media: [.webhook], fields: noticeFields,
            capabilities: ProviderCapabilities(recognisesRepeats: true), answers: NoticeAnswers.known),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            NoticeSender(
                post: try SignedPost(settings, agent: "MessagePush-Webhook/1.0"),
                transport: equipment.transport, time: equipment.time)
        })

    private static let noticeFields: [ConfigurationField] = [
        ConfigurationField(
            "url", .url, isRequired: true, english: "The application's endpoint.", chinese: "应用的通知地址。"),
        SignedPost.secretField, SignedPost.privateAddressesField,
        SignedPost.timeoutField(defaultSeconds: 5),
    ]
}
