import Messaging

/// Settings that accounts of several providers have, each where it means something.
enum SharedFields {
    static let callsPerMinute = "calls_per_minute"
    static let recipientsPerMinute = "recipients_per_minute"
    static let answers = "answers"

    static func fields(of provider: ProviderDescription, hasCallback: Bool) -> [ConfigurationField] {
        (provider.pacing.calls == nil ? [] : [callsPerMinuteField])
            + (provider.pacing.recipients == nil ? [] : [recipientsPerMinuteField])
            + (provider.answers.rules.isEmpty ? [] : [answersField])
            + (hasCallback ? callbackFields : [])
    }

    private static let callsPerMinuteField = ConfigurationField(
        callsPerMinute, .number(0.1...600_000),
        english: "Calls in a minute, instead of what the provider publishes.",
        chinese: "每分钟调用次数上限；不填则按服务商公布的限制。")

    private static let recipientsPerMinuteField = ConfigurationField(
        recipientsPerMinute, .number(0.1...600_000),
        english: "Recipients in a minute, instead of what the provider publishes.",
        chinese: "每分钟接收人数上限；不填则按服务商公布的限制。")

    private static let answersField = ConfigurationField(
        answers, .outcomes,
        english: "What the provider's codes mean, where you know better: code to outcome.",
        chinese: "自定义错误码含义：错误码对应结果类别，优先于内置规则。")

    private static let callbackFields = [
        ConfigurationField(
            CallbackSetting.bare, .flag, defaultValue: true,
            english: "Whether receipts are taken at the address without a token, too.",
            chinese: "是否也接受不带令牌的回执地址。"),
        ConfigurationField(
            CallbackSetting.addresses, .networks,
            english: """
                The only addresses that may send receipts: IP addresses or networks such as 192.0.2.0/24, \
                with commas between them; empty for all.
                """,
            chinese: "允许推送回执的来源地址（IP 或网段，逗号分隔）；不填表示不限。"),
        ConfigurationField(
            CallbackSetting.salt, .text(bytesMax: 64),
            english: "Any text; another one makes another token, for when the old one became known.",
            chinese: "任意文本；更换后回执地址中的令牌随之更换。"),
    ]
}
