import Messaging

/// Codes that only the operator can do something about.
extension WeComAnswers {
    static let account: [AnswerRule] = [
        AnswerRule(
            "40001", .rejected(.misconfigured), english: "agent_secret is wrong.",
            chinese: "不合法的 Secret。"),
        AnswerRule(
            "40013", .rejected(.misconfigured), english: "corp_id is wrong.", chinese: "不合法的 CorpID。"),
        AnswerRule(
            "40056", .rejected(.misconfigured), english: "WeCom does not know the agent_id.",
            chinese: "不合法的 agentid。"),
        AnswerRule(
            "40091", .rejected(.misconfigured), english: "agent_secret is wrong.",
            chinese: "Secret 不合法。"),
        AnswerRule(
            "41002", .rejected(.misconfigured), english: "corp_id is missing.",
            chinese: "缺少 corpid 参数。"),
        AnswerRule(
            "41004", .rejected(.misconfigured), english: "agent_secret is missing.",
            chinese: "缺少 secret 参数。"),
        AnswerRule(
            "48001", .rejected(.misconfigured),
            english: "The application may not use the interface.", chinese: "API 未授权。"),
        AnswerRule(
            "48002", .rejected(.misconfigured),
            english: "The application may not use the interface. Check its permissions.",
            chinese: "API 接口无权限调用，请检查应用权限。"),
        AnswerRule(
            "48004", .rejected(.misconfigured),
            english: "WeCom closed the interface to the application.", chinese: "API 接口被禁用。"),
        AnswerRule(
            "48006", .rejected(.misconfigured),
            english: "WeCom closed the interface to the application.", chinese: "API 接口权限已被收回。"),
        AnswerRule(
            "60011", .rejected(.misconfigured),
            english: "The application may not do this. Check whom it can see.",
            chinese: "应用没有权限，请检查可见范围。"),
        AnswerRule(
            "60020", .rejected(.misconfigured),
            english: "This machine's address is not among the application's trusted ones.",
            chinese: "本机 IP 不在应用的企业可信 IP 中。"),
        AnswerRule(
            "301002", .rejected(.misconfigured),
            english: "agent_secret belongs to another application than agent_id.",
            chinese: "Secret 与 agentid 不属于同一应用。"),
        AnswerRule(
            "301007", .rejected(.misconfigured), english: "The company is disabled at WeCom.",
            chinese: "企业已被停用。"),
        AnswerRule(
            "50001", .rejected(.misconfigured), english: "The application's address is not registered.",
            chinese: "应用的可信域名未登记。"),
        AnswerRule(
            "701008", .rejected(.misconfigured), english: "The company lacks a licence for the interface.",
            chinese: "企业缺少接口许可。"),
    ]
}
