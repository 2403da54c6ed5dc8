import Messaging

/// What the error codes of WeCom's group robots mean.
enum WeComRobotAnswers {
    static let table = AnswerTable(
        WeComAnswers.common + [
            AnswerRule(
                "93000", .rejected(.misconfigured),
                english: "WeCom does not know the robot, or it was removed from its group. Check key.",
                chinese: "机器人 key 无效，或机器人已被移出群，请检查 key。")
        ] + AnswerRule.statuses, otherwise: WeComAnswers.unknown)
}
