import Messaging

extension Provider {
    /// A custom robot of a group at Feishu, or at Lark, which is the same elsewhere.
    ///
    /// Its medium is `webhook`, as Feishu calls such a robot: the wire contract has none for Feishu. Channels
    /// and alert targets use it like the other robots.
    static let feishuRobot = Provider(
        description: ProviderDescription(
            code: "feishu_robot", nameEnglish: "Feishu group robot", nameChinese: "飞书群机器人",
            media: [.webhook], fields: feishuRobotFields, pacing: FeishuRobotSender.publishedPacing,
            answers: FeishuRobotAnswers.table),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            FeishuRobotSender(
                settings: try FeishuRobotSettings(settings), transport: equipment.transport,
                time: equipment.time)
        })

    private static let feishuRobotFields: [ConfigurationField] = [
        ConfigurationField(
            "token", .text(bytesMax: 256), isRequired: true, isSecret: true,
            english: """
                What stands behind /hook/ in the robot's address. Recipients are open ids or user ids to \
                call by name, with commas between them, all for everybody, or - for nobody; the message \
                goes to the group in any case. Messages that wait leave as one.
                """,
            chinese: """
                机器人地址中 /hook/ 之后的部分。接收者填写要 @ 的 open_id 或 user_id（逗号分隔），all 表示所有人，- 表示不 @；\
                消息总是发到群里。排队的消息会合并发送。
                """),
        ConfigurationField(
            "secret", .text(bytesMax: 256), isSecret: true,
            english: "The secret of a robot that checks signatures.", chinese: "签名校验的密钥。"),
        ConfigurationField(
            "keyword", .text(bytesMax: 100),
            english: "The robot's keyword; appended to messages that lack it.",
            chinese: "自定义关键词；消息中没有时自动附加。"),
        ConfigurationField(
            "endpoint", .url, defaultValue: "https://open.feishu.cn",
            english: "Where Feishu is; https://open.larksuite.com for Lark.",
            chinese: "飞书接口地址；Lark 为 https://open.larksuite.com。"),
    ]
}
