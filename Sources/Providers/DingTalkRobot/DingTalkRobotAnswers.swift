import Messaging

/// What the error codes of group robots mean. DingTalk publishes no complete list; 300001 and 310000 mean
/// several things, which only the text tells apart.
enum DingTalkRobotAnswers {
    /// A robot that wrote more than 20 messages in a minute is shut out for so long.
    private static let punishment: Duration = .seconds(600)

    static let table = AnswerTable(
        throttling + robot + security + messages + AnswerRule.statuses,
        otherwise: AnswerRule(
            "*", .rejected(.permanent),
            english: "DingTalk refused the message with a code that is not in the table.",
            chinese: "钉钉返回了未收录的错误码，消息被拒绝。"))

    private static let throttling: [AnswerRule] = [
        AnswerRule(
            "130101", .deferred(.accountThrottled), wait: punishment,
            english: "The robot wrote more than 20 messages in a minute and is shut out for up to ten.",
            chinese: "机器人每分钟超过 20 条，被限制最长 10 分钟。"),
        AnswerRule(
            "410100", .deferred(.accountThrottled), wait: punishment,
            english: "The robot writes too fast and is shut out for a while.",
            chinese: "机器人发送过快，被暂时限制。"),
        AnswerRule(
            "300001", words: "too fast", .deferred(.accountThrottled), wait: punishment,
            english: "The robot writes too fast and is shut out for a while.",
            chinese: "机器人发送过快，被暂时限制。"),
        AnswerRule(
            "punish", .deferred(.accountThrottled), wait: punishment,
            english: "DingTalk's gateway shut the robot out for a while because it writes too fast.",
            chinese: "发送过快，机器人被钉钉网关暂时封禁。"),
        AnswerRule(
            "-1", .deferred(.transient), english: "DingTalk is busy; the message is tried again.",
            chinese: "钉钉系统繁忙，稍后重试。"),
    ]

    private static let robot: [AnswerRule] = [
        AnswerRule(
            "300001", .rejected(.misconfigured),
            english: "DingTalk does not know the robot. Check access_token.",
            chinese: "access_token 不存在，请检查机器人地址。"),
        AnswerRule(
            "300005", .rejected(.misconfigured),
            english: "DingTalk does not know the robot. Check access_token.",
            chinese: "access_token 不存在，请检查机器人地址。"),
        AnswerRule(
            "400101", .rejected(.misconfigured),
            english: "DingTalk does not know the robot. Check access_token.",
            chinese: "access_token 不存在，请检查机器人地址。"),
        AnswerRule(
            "400102", .rejected(.misconfigured),
            english: "The robot is stopped. Start it in the group's settings.",
            chinese: "机器人已停用，请在群设置中启用。"),
        AnswerRule(
            "400106", .rejected(.misconfigured), english: "The robot was removed from its group.",
            chinese: "机器人不存在，可能已被移出群。"),
        AnswerRule(
            "400013", .rejected(.misconfigured), english: "The robot's group was dissolved.",
            chinese: "机器人所在的群已解散。"),
    ]

    private static let security: [AnswerRule] = [
        AnswerRule(
            "310000", words: "keywords not in content", .rejected(.permanent),
            english: "The text lacks the robot's keyword. Enter it as keyword in the account.",
            chinese: "消息中没有机器人的自定义关键词，请在账号中填写 keyword。"),
        AnswerRule(
            "310000", words: "sign not match", .rejected(.misconfigured),
            english: "The signature does not match. Check secret.",
            chinese: "签名不匹配，请检查加签密钥。"),
        AnswerRule(
            "310000", words: "invalid timestamp", .rejected(.misconfigured),
            english: "This machine's clock is more than an hour off.",
            chinese: "时间戳无效，本机时钟偏差超过一小时。"),
        AnswerRule(
            "310000", words: "not in whitelist", .rejected(.misconfigured),
            english: "The robot does not take messages from this machine's address.",
            chinese: "本机 IP 不在机器人的白名单中。"),
        AnswerRule(
            "310000", .rejected(.misconfigured),
            english: "The robot's security settings refuse us. Check secret, keyword and addresses.",
            chinese: "未通过机器人安全设置，请检查加签密钥、关键词与 IP 白名单。"),
    ]

    /// One message may be the reason that all of a merged text are refused.
    private static let messages: [AnswerRule] = [
        AnswerRule(
            "40035", .rejected(.permanent), concernsOneRecipient: true,
            english: "A part of the request is missing or wrong.", chinese: "请求参数缺失或不正确。"),
        AnswerRule(
            "43004", .rejected(.permanent), english: "DingTalk does not take this type of content.",
            chinese: "无效的 Content-Type。"),
        AnswerRule(
            "400105", .rejected(.permanent), english: "Robots do not know this type of message.",
            chinese: "机器人不支持的消息类型。"),
        AnswerRule(
            "43010*", .rejected(.permanent), concernsOneRecipient: true,
            english: "DingTalk finds a link, a text or a picture in it unsafe or unfit.",
            chinese: "消息含有不安全的链接或不合适的内容。"),
    ]
}
