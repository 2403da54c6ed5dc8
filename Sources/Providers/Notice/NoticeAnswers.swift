import Messaging

/// What the statuses mean that an application's endpoint answers.
///
/// An application that is being repaired, or a proxy that leads astray for an hour, must lose no notice. So
/// everything but a clear "never again" is tried again until the notice expires.
enum NoticeAnswers {
    /// The table of all endpoints.
    static let known = AnswerTable(
        [
            AnswerRule(
                "2*", .delivered, english: "The application took the notice.", chinese: "应用已接收通知。"),
            AnswerRule(
                "3*", .deferred(.transient),
                english: """
                    The application's endpoint answered with a redirect, which is not followed; enter the \
                    final address.
                    """,
                chinese: "应用的通知地址返回重定向，系统不跟随；请填写最终地址。"),
            AnswerRule(
                "401", .deferred(.transient),
                english: "The application wants to know who calls. Check the endpoint's secret.",
                chinese: "应用要求身份验证，请检查通知地址的签名密钥。"),
            AnswerRule(
                "403", .deferred(.transient),
                english: "The application does not let us in. Check the endpoint's secret.",
                chinese: "应用拒绝访问，请检查通知地址的签名密钥。"),
            AnswerRule(
                "404", .deferred(.transient),
                english: "There is nothing at the endpoint's address; the notice is tried again.",
                chinese: "通知地址不存在，稍后重试。"),
            // Gone: the only status by which a receiver asks never to hear of this again (RFC 9110 §15.5.11).
            AnswerRule(
                "410", .rejected(.permanent),
                english: "The application does not want this notice any more.", chinese: "应用不再接收此通知。"),
            AnswerRule(
                "429", .deferred(.accountThrottled),
                english: "The application is told too much at a time.", chinese: "对应用的通知过于频繁。"),
            AnswerRule(
                "4*", .deferred(.transient),
                english: "The application refused the notice; it is tried again.",
                chinese: "应用拒绝了通知，稍后重试。"),
            AnswerRule(
                "5*", .deferred(.transient),
                english: "The application is out of order; the notice is tried again.",
                chinese: "应用服务异常，稍后重试。"),
        ],
        otherwise: AnswerRule(
            "*", .deferred(.transient),
            english: "The application's answer is none of HTTP's; the notice is tried again.",
            chinese: "应用返回了无法识别的状态，稍后重试。"))
}
