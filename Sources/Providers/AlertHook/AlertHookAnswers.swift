import Messaging

/// What the statuses mean that an alert's receiver answers. From 300 on the alert was not taken.
enum AlertHookAnswers {
    /// The table of all addresses.
    static let known = AnswerTable(
        [
            AnswerRule(
                "2*", .delivered, english: "The receiver took the alert.", chinese: "接收方已收到告警。"),
            AnswerRule(
                "3*", .rejected(.permanent),
                english:
                    "The receiver answered with a redirect, which is not followed; enter the final address.",
                chinese: "接收方返回重定向，系统不跟随；请填写最终地址。"),
            AnswerRule(
                "408", .deferred(.transient), english: "The receiver did not get the request in time.",
                chinese: "接收方等待请求超时。"),
            AnswerRule(
                "429", .deferred(.transient), english: "The receiver is called too often.",
                chinese: "调用过于频繁。"),
            AnswerRule(
                "4*", .rejected(.permanent),
                english: "The receiver refused the alert. Check the address in the rule or the target.",
                chinese: "接收方拒绝了告警，请检查规则或告警目标中的地址。"),
        ],
        otherwise: AnswerRule(
            "*", .deferred(.transient), english: "The receiver is out of order; the alert is tried again.",
            chinese: "接收方服务异常，稍后重试。"))
}
