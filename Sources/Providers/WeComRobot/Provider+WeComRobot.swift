import Messaging

extension Provider {
    /// A robot of a WeCom group.
    static let weComRobot = Provider(
        description: ProviderDescription(
            code: "wechat_work_robot", nameEnglish: "WeCom group robot", nameChinese: "企业微信群机器人",
            media: [.weCom], fields: weComRobotFields, pacing: WeComRobotSender.publishedPacing,
            answers: WeComRobotAnswers.table),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            WeComRobotSender(settings: try WeComRobotSettings(settings), transport: equipment.transport)
        })

    private static let weComRobotFields: [ConfigurationField] = [
        ConfigurationField(
            "key", .text(bytesMax: 256), isRequired: true, isSecret: true,
            english: """
                The key in the robot's address. Recipients are mobile numbers to call by name, with commas \
                between them, all for everybody, or - for nobody; the message goes to the group in any case. \
                Markdown calls nobody by number. Messages that wait leave as one.
                """,
            chinese: """
                机器人地址中的 key。接收者填写要 @ 的手机号（逗号分隔），all 表示所有人，- 表示不 @；消息总是发到群里，\
                Markdown 消息不支持按手机号 @。排队的消息会合并发送。
                """),
        ConfigurationField(
            "endpoint", .url, defaultValue: "https://qyapi.weixin.qq.com", english: "Where WeCom is.",
            chinese: "企业微信接口地址。"),
    ]
}
