import Messaging

extension AnswerRule {
    /// What an answer without an error code means, by its HTTP status: something before the interface
    /// wrote it.
    ///
    /// 502 and 504 come from a gateway that may have passed the request on, and a 200 that says nothing may
    /// be anything: both are uncertain.
    static let statuses: [AnswerRule] = [
        AnswerRule(
            "HTTP 429", .deferred(.accountThrottled),
            english: "A gateway says that the account calls too often.", chinese: "网关提示调用过于频繁。"),
        AnswerRule(
            "HTTP 401", .rejected(.misconfigured),
            english: "Somebody before the interface wants a login. Check the endpoint.",
            chinese: "接口前的网关要求登录，请检查接口地址。"),
        AnswerRule(
            "HTTP 403", .rejected(.misconfigured),
            english: "Somebody before the interface does not let us in. Check the endpoint and the network.",
            chinese: "接口前的网关拒绝访问，请检查接口地址与网络。"),
        AnswerRule(
            "HTTP 502", .uncertain,
            english: "A gateway got no usable answer; whether the message was taken is unknown.",
            chinese: "网关未得到有效应答，无法确定消息是否已被接收。"),
        AnswerRule(
            "HTTP 504", .uncertain,
            english: "A gateway waited in vain; whether the message was taken is unknown.",
            chinese: "网关等待超时，无法确定消息是否已被接收。"),
        AnswerRule(
            "HTTP 5*", .deferred(.transient),
            english: "The provider's server is unwell; the message is tried again.",
            chinese: "服务商服务器异常，稍后重试。"),
        AnswerRule(
            "HTTP 3*", .rejected(.permanent),
            english: "The server answered with a redirect, which is not followed. Check the endpoint.",
            chinese: "服务器返回重定向，系统不跟随，请检查接口地址。"),
        AnswerRule(
            "HTTP 4*", .rejected(.permanent),
            english: "There is no such interface at this address. Check the endpoint.",
            chinese: "该地址没有此接口，请检查接口地址。"),
        AnswerRule(
            "HTTP *", .uncertain,
            english: "The answer has no error code; whether the message was taken is unknown.",
            chinese: "应答中没有错误码，无法确定消息是否已被接收。"),
    ]
}
