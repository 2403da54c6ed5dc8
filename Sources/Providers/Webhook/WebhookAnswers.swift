import Messaging

/// What the statuses mean that a webhook's receiver answers.
///
/// A webhook promises at least once with a stable id, so a 5xx is tried again although the receiver may have
/// acted.
enum WebhookAnswers {
    /// The table that all accounts begin with.
    static let known = AnswerTable(
        [
            AnswerRule(
                "2*", .delivered, english: "The receiver took the call.", chinese: "接收方已确认。"),
            AnswerRule(
                "3*", .rejected(.permanent),
                english:
                    "The receiver answered with a redirect, which is not followed; enter the final address.",
                chinese: "接收方返回重定向，系统不跟随；请填写最终地址。"),
            AnswerRule(
                "401", .rejected(.misconfigured),
                english: "The receiver wants to know who calls. Check the secret and the address.",
                chinese: "接收方要求身份验证，请检查签名密钥与地址。"),
            AnswerRule(
                "403", .rejected(.misconfigured),
                english: "The receiver does not let us in. Check the secret and what it allows.",
                chinese: "接收方禁止访问，请检查签名密钥及其访问限制。"),
            AnswerRule(
                "404", .rejected(.permanent), english: "There is nothing at this address.",
                chinese: "该地址不存在。"),
            AnswerRule(
                "408", .deferred(.transient), english: "The receiver did not get the request in time.",
                chinese: "接收方等待请求超时。"),
            // Gone: the receiver asks never to be called again, which only the operator can do.
            AnswerRule(
                "410", .rejected(.misconfigured),
                english: "The receiver asks never to be called again; remove the address or the account.",
                chinese: "接收方要求不再回调，请移除该地址或停用账号。"),
            AnswerRule(
                "425", .deferred(.transient), english: "The receiver wants to be called again later.",
                chinese: "接收方要求稍后再试。"),
            AnswerRule(
                "429", .deferred(.accountThrottled), english: "The receiver is called too often.",
                chinese: "调用过于频繁。"),
            AnswerRule(
                "4*", .rejected(.permanent), english: "The receiver refused the call.",
                chinese: "接收方拒绝了请求。"),
            AnswerRule(
                "5*", .deferred(.transient), english: "The receiver is out of order.",
                chinese: "接收方服务异常。"),
        ],
        otherwise: AnswerRule(
            "*", .uncertain, english: "The receiver's answer is none of HTTP's.",
            chinese: "接收方返回了无法识别的状态。"))
}
