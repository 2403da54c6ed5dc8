import Messaging

/// What an account at Aliyun says, ready for use.
struct AliyunSettings: Sendable {
    let credentials: AliyunCredentials
    let endpoint: AliyunEndpoint
    let answers: AnswerTable
    let pacing: Pacing
    /// Marks the replies of recipients; nil where the account has no extended codes.
    let extendCode: String?
    /// What the recipient of an international message sees where the binding names no signature.
    let senderID: String?
    let asksForReceipts: Bool
    let settlingTime: Duration

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader, of description: ProviderDescription) throws(SettingsProblem) {
        credentials = AliyunCredentials(
            accessKeyID: try settings.requiredText("access_key_id"),
            accessKeySecret: try settings.requiredText("access_key_secret"),
            securityToken: settings.text("security_token"),
            signature: settings.text("signature").flatMap(AliyunCredentials.Signature.init) ?? .acs3)
        endpoint = try AliyunEndpoint(settings)
        answers = settings.answers(description.answers)
        pacing = settings.pacing(description.pacing)
        extendCode = settings.text("sms_up_extend_code")
        senderID = settings.text("sender_id")
        asksForReceipts = settings.text("receipts") == "pull"
        settlingTime = .seconds(settings.integer("settling_seconds") ?? 120)
    }

    /// The settings that accounts for the mainland and for the rest of the world have alike.
    static func fields(endpoint: String) -> [ConfigurationField] {
        [
            ConfigurationField(
                "access_key_id", .text(bytesMax: 128), isRequired: true,
                english: "The AccessKey ID of a RAM user that may send messages.",
                chinese: "有短信发送权限的 RAM 用户的 AccessKey ID。"),
            ConfigurationField(
                "access_key_secret", .text(bytesMax: 256), isRequired: true, isSecret: true,
                english: "The AccessKey Secret that belongs to it.", chinese: "对应的 AccessKey Secret。"),
            ConfigurationField(
                "security_token", .text(bytesMax: 4096), isSecret: true,
                english: "The token that goes with a temporary AccessKey; empty for a permanent one.",
                chinese: "临时 AccessKey 的 STS 令牌；长期密钥不填。"),
            ConfigurationField(
                "endpoint", .url, defaultValue: .string(endpoint), english: "Where Aliyun is.",
                chinese: "阿里云短信接口地址。"),
            ConfigurationField(
                "signature", .choice(AliyunCredentials.Signature.allCases.map(\.rawValue)),
                defaultValue: .string(AliyunCredentials.Signature.acs3.rawValue),
                english: """
                    How calls are signed: acs3, or rpc for private clouds and proxies that know only the old \
                    way.
                    """,
                chinese: "签名方式：acs3；仅支持旧版签名的专有云或代理选 rpc。"),
            ConfigurationField(
                "receipts", .choice(["push", "pull"]), defaultValue: "push",
                english: """
                    How receipts come: push when Aliyun can reach this server, pull to have each message \
                    asked about.
                    """,
                chinese: "回执方式：push 为阿里云推送到本服务；pull 为主动查询，适用于内网部署。"),
        ]
    }
}
