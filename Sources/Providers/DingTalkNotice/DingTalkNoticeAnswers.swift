import Messaging

/// What the error codes of DingTalk's applications mean.
enum DingTalkNoticeAnswers {
    /// The access token is old or unknown.
    static let tokenCodes: Set<String> = ["40014", "42001", "41001"]

    /// The gateway wraps the codes of an interface into its own 88.
    static let table = AnswerTable(
        rules + gateway + rules.map(wrapped) + users + AnswerRule.statuses,
        otherwise: AnswerRule(
            "*", .rejected(.permanent),
            english: "DingTalk refused the notice with a code that is not in the table.",
            chinese: "钉钉返回了未收录的错误码，消息被拒绝。"))

    private static let rules: [AnswerRule] = [
        AnswerRule(
            "-1", .deferred(.transient), english: "DingTalk is busy; the notice is tried again.",
            chinese: "钉钉系统繁忙，稍后重试。"),
        AnswerRule(
            "90018", .deferred(.accountThrottled), wait: .seconds(60),
            english: "The application calls too often.", chinese: "应用调用过于频繁。"),
        AnswerRule(
            "90002", .deferred(.accountThrottled), wait: .seconds(60),
            english: "The interface is called too often.", chinese: "接口调用过于频繁。"),
        AnswerRule(
            "33012", .rejected(.permanent), concernsOneRecipient: true,
            english: "The user id is unknown, or the application cannot see the user.",
            chinese: "无效的用户 ID，或该用户不在应用可见范围内。"),
        AnswerRule(
            "34*", .rejected(.permanent), english: "A part of the request is missing or wrong.",
            chinese: "请求参数缺失或不正确。"),
        AnswerRule(
            "40014", .rejected(.misconfigured),
            english: "DingTalk refuses even a new access token. Check app_key and app_secret.",
            chinese: "access_token 无效，重新获取后仍被拒绝；请检查 AppKey 与 AppSecret。"),
        AnswerRule(
            "42001", .rejected(.misconfigured),
            english: "DingTalk calls even a new access token expired. Check app_key and app_secret.",
            chinese: "access_token 已过期，重新获取后仍被拒绝；请检查 AppKey 与 AppSecret。"),
        AnswerRule(
            "41001", .rejected(.misconfigured), english: "DingTalk saw no access token.",
            chinese: "缺少 access_token 参数。"),
        AnswerRule(
            "60011", .rejected(.misconfigured),
            english: "The application may not do this. Give it the permission for work notices.",
            chinese: "应用没有权限，请在开发者后台授予工作通知权限。"),
        AnswerRule(
            "40013", .rejected(.misconfigured), english: "The company or application is unknown to DingTalk.",
            chinese: "企业或应用标识无效。"),
        AnswerRule(
            "40056", .rejected(.misconfigured), english: "DingTalk does not know the agent_id.",
            chinese: "agent_id 无效。"),
        AnswerRule(
            "40089", .rejected(.misconfigured), english: "app_key or app_secret is wrong.",
            chinese: "AppKey 或 AppSecret 不正确。"),
    ]

    private static let gateway = [
        AnswerRule(
            "88", .rejected(.misconfigured),
            english: "DingTalk's gateway refused the call without saying why. Check the application.",
            chinese: "钉钉网关拒绝了请求且未说明原因，请检查应用配置。")
    ]

    /// Lists of the send result that name those who did not get the notice.
    private static let users: [AnswerRule] = [
        AnswerRule(
            "invalid_user_id_list", .rejected(.permanent),
            english: "The user id is unknown, or the application cannot see the user.",
            chinese: "无效的用户 ID，或该用户不在应用可见范围内。"),
        AnswerRule(
            "forbidden_user_id_list", .rejected(.permanent),
            english: """
                DingTalk dropped the notice: the same text went to this user today, or the day's or the \
                minute's limit was reached.
                """,
            chinese: "被钉钉流控拦截：当天已向该用户发送相同内容，或超过每日、每分钟上限。"),
        AnswerRule(
            "failed_user_id_list", .rejected(.permanent),
            english: "DingTalk could not deliver the notice to this user.", chinese: "钉钉未能送达该用户。"),
    ]

    private static func wrapped(_ rule: AnswerRule) -> AnswerRule {
        var rule = rule
        rule.code = "88/" + rule.code
        return rule
    }
}
