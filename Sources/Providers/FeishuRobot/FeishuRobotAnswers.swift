import Messaging

/// What the error codes of Feishu's custom robots mean.
///
/// 9499, 11232, 19001, 19021, 19022 and 19024 stand in Feishu's "Custom bot usage guide", 99991400 in its
/// "Rate limits"; it publishes no complete list. 19002, 19007, 19036, 230020 and 230099 and the words of 9499
/// are what users of robots report.
enum FeishuRobotAnswers {
    /// A robot has five calls in a second and a hundred in a minute; at full hours all robots have fewer.
    private static let pause: Duration = .seconds(10)

    static let table = AnswerTable(
        throttling + robot + messages + AnswerRule.statuses,
        otherwise: AnswerRule(
            "*", .rejected(.permanent),
            english: "Feishu refused the message with a code that is not in the table.",
            chinese: "飞书返回了未收录的错误码，消息被拒绝。"))

    private static let throttling: [AnswerRule] = [
        AnswerRule(
            "11232", .deferred(.accountThrottled), wait: pause,
            english: "The robot writes too fast, or Feishu is busy, as it is at full and half hours.",
            chinese: "触发飞书限流：机器人发送过快，或处于整点、半点高峰。"),
        AnswerRule(
            "9499", words: "too many request", .deferred(.accountThrottled), wait: pause,
            english: "The robot writes too fast.", chinese: "机器人发送过快。"),
        AnswerRule(
            "9499", words: "frequency limited", .deferred(.accountThrottled), wait: pause,
            english: "The robot writes too fast.", chinese: "机器人发送过快。"),
        AnswerRule(
            "230020", .deferred(.accountThrottled), wait: pause,
            english: "The robot's group gets too many messages.", chinese: "群内机器人消息过于频繁。"),
        AnswerRule(
            "99991400", .deferred(.accountThrottled), wait: pause,
            english: "Feishu's gateway is called too often.", chinese: "调用过于频繁，被飞书网关限流。"),
    ]

    private static let robot: [AnswerRule] = [
        AnswerRule(
            "19001", .rejected(.misconfigured),
            english: "Feishu does not know the robot, or it was removed from its group. Check token.",
            chinese: "机器人地址无效，或机器人已被移出群，请检查 token。"),
        AnswerRule(
            "19007", .rejected(.misconfigured), english: "The robot is stopped.", chinese: "机器人未启用。"),
        AnswerRule(
            "19021", .rejected(.misconfigured),
            english: """
                The signature does not match, or this machine's clock is more than an hour off. Check secret.
                """,
            chinese: "签名不匹配，或本机时钟偏差超过一小时，请检查 secret 与系统时间。"),
        AnswerRule(
            "19022", .rejected(.misconfigured),
            english: "The robot does not take messages from this machine's address.",
            chinese: "本机 IP 不在机器人的白名单中。"),
        AnswerRule(
            "19024", .rejected(.permanent),
            english: "The text lacks the robot's keyword. Enter it as keyword in the account.",
            chinese: "消息中没有机器人的自定义关键词，请在账号中填写 keyword。"),
    ]

    /// One message may be the reason that all of a merged text are refused.
    private static let messages: [AnswerRule] = [
        AnswerRule(
            "9499", .rejected(.permanent), concernsOneRecipient: true,
            english: "Feishu does not understand the request, or it is too long.",
            chinese: "请求体格式错误或超过大小限制。"),
        AnswerRule(
            "19002", .rejected(.permanent), concernsOneRecipient: true,
            english: "A part of the request is missing or wrong.", chinese: "请求参数缺失或不正确。"),
        AnswerRule(
            "19036", .rejected(.permanent), concernsOneRecipient: true, english: "The message is too long.",
            chinese: "消息内容过长。"),
        AnswerRule(
            "230099", .rejected(.permanent), concernsOneRecipient: true,
            english: "Feishu can make no card of the Markdown.", chinese: "卡片内容不合法，无法创建卡片。"),
    ]
}
