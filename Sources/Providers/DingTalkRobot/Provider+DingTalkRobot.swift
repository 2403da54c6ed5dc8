import Messaging

extension Provider {
    /// A custom robot of a DingTalk group.
    static let dingTalkRobot = Provider(
        description: ProviderDescription(
            code: "dingtalk_robot", nameEnglish: "DingTalk group robot", nameChinese: "钉钉群机器人",
            media: [.dingTalk], fields: dingTalkRobotFields, pacing: DingTalkRobotSender.publishedPacing,
            answers: DingTalkRobotAnswers.table),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            DingTalkRobotSender(
                settings: try DingTalkRobotSettings(settings), transport: equipment.transport,
                time: equipment.time)
        })

    private static let dingTalkRobotFields: [ConfigurationField] = [
        ConfigurationField(
            "access_token", .text(bytesMax: 256), isRequired: true, isSecret: true,
            english: """
                The token in the robot's address. Recipients are mobile numbers to call by name, with commas \
                between them, all for everybody, or - for nobody; the message goes to the group in any case. \
                Messages that wait leave as one.
                """,
            chinese: """
                机器人地址中的 access_token。接收者填写要 @ 的手机号（逗号分隔），all 表示所有人，- 表示不 @；消息总是发到群里。\
                排队的消息会合并发送。
                """),
        ConfigurationField(
            "secret", .text(bytesMax: 256), isSecret: true,
            english: "The secret of a robot that checks signatures.",
            chinese: "加签模式的密钥（SEC 开头）。"),
        ConfigurationField(
            "keyword", .text(bytesMax: 100),
            english: "The robot's keyword; appended to messages that lack it.",
            chinese: "自定义关键词；消息中没有时自动附加。"),
        ConfigurationField(
            "endpoint", .url, defaultValue: "https://oapi.dingtalk.com", english: "Where DingTalk is.",
            chinese: "钉钉接口地址。"),
    ]
}
