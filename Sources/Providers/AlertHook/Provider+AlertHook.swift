import Messaging

extension Provider {
    /// The address that a failure rule or an alert target names.
    ///
    /// Its accounts are made from those, never by operators.
    static let alertHook = Provider(
        description: ProviderDescription(
            code: "alert_hook", nameEnglish: "Alert to an address", nameChinese: "告警回调",
            media: [.webhook], fields: alertHookFields, answers: AlertHookAnswers.known),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            AlertHookSender(
                post: try SignedPost(settings, agent: "MessagePush-Alert/1.0", isAlwaysTimed: false),
                transport: equipment.transport, time: equipment.time)
        })

    private static let alertHookFields: [ConfigurationField] = [
        ConfigurationField(
            "url", .url, isRequired: true, english: "The address that hears of the alert.",
            chinese: "告警回调地址。"),
        SignedPost.secretField, SignedPost.privateAddressesField,
    ]
}
