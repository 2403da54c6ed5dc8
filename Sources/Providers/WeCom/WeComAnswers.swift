import Messaging

/// What the error codes of WeCom's applications mean, by its table of global codes. The number decides, never
/// the words.
enum WeComAnswers {
    /// The access token is old, unknown or missing.
    static let tokenCodes: Set<String> = ["40014", "42001", "41001", "42009"]

    static let table = AnswerTable(
        common + tokens + recipients + messages + account + AnswerRule.statuses,
        otherwise: unknown)

    static let unknown = AnswerRule(
        "*", .rejected(.permanent),
        english: "WeCom refused the message with a code that is not in the table.",
        chinese: "企业微信返回了未收录的错误码，消息被拒绝。")

    /// Those that group robots have, too.
    static let common: [AnswerRule] = [
        AnswerRule(
            "-1", .deferred(.transient), english: "WeCom is busy; the message is tried again.",
            chinese: "企业微信系统繁忙，稍后重试。"),
        AnswerRule(
            "6000", .deferred(.transient), english: "Another call was under way; the message is tried again.",
            chinese: "数据版本冲突，稍后重试。"),
        AnswerRule(
            "45033", .deferred(.transient),
            english: "Too many calls at a time. Lower the account's concurrency.",
            chinese: "接口并发调用超过限制，请降低账号并发数。"),
        AnswerRule(
            "45009", .deferred(.accountThrottled), wait: .seconds(60),
            english: "Too many calls. WeCom takes none until the minute, the hour or the day is over.",
            chinese: "接口调用超过限制，需等到当前分钟、小时或当天结束。"),
        AnswerRule(
            "45011", .deferred(.accountThrottled), wait: .seconds(60),
            english: "The interface is called too often.", chinese: "接口调用太频繁。"),
        AnswerRule(
            "40008", .rejected(.permanent), english: "WeCom does not know this type of message.",
            chinese: "不合法的消息类型。"),
        AnswerRule(
            "44004", .rejected(.permanent), concernsOneRecipient: true, english: "The text is empty.",
            chinese: "文本消息内容为空。"),
        AnswerRule(
            "45002", .rejected(.permanent), english: "The text is too long.", chinese: "消息内容过长。"),
        AnswerRule(
            "40033", .rejected(.permanent), concernsOneRecipient: true,
            english: "The text has a character that WeCom does not take.", chinese: "请求含有不合法的字符。"),
        AnswerRule(
            "40035", .rejected(.permanent), english: "A part of the request is wrong.",
            chinese: "不合法的参数。"),
        AnswerRule(
            "40058", .rejected(.permanent), english: "A part of the request is missing or wrong.",
            chinese: "参数缺失或不合法。"),
    ]

    private static let tokens: [AnswerRule] = [
        AnswerRule(
            "40014", .rejected(.misconfigured),
            english: "WeCom refuses even a new access token. Check corp_id and agent_secret.",
            chinese: "access_token 无效，重新获取后仍被拒绝；请检查 CorpID 与 Secret。"),
        AnswerRule(
            "42001", .rejected(.misconfigured),
            english: "WeCom calls even a new access token expired. Check corp_id and agent_secret.",
            chinese: "access_token 已过期，重新获取后仍被拒绝；请检查 CorpID 与 Secret。"),
        AnswerRule(
            "41001", .rejected(.misconfigured), english: "WeCom saw no access token.",
            chinese: "缺少 access_token 参数。"),
        AnswerRule(
            "42009", .rejected(.misconfigured),
            english: "WeCom calls even a new token expired. Check corp_id and agent_secret.",
            chinese: "凭证已过期，重新获取后仍被拒绝；请检查 CorpID 与 Secret。"),
    ]

    private static let recipients: [AnswerRule] = [
        AnswerRule(
            "81013", .rejected(.recipientBlocked),
            english: "No recipient is a member whom the application can see.",
            chinese: "接收人全部无效：不存在或不在应用可见范围内。"),
        AnswerRule(
            "invaliduser", .rejected(.recipientBlocked),
            english: "The member left, is unknown, or cannot be seen by the application.",
            chinese: "成员已离职、不存在或不在应用可见范围内。"),
        AnswerRule(
            "unlicenseduser", .rejected(.recipientBlocked),
            english: "The member has no licence for the interface.", chinese: "成员没有接口许可。"),
        AnswerRule(
            "40003", .rejected(.recipientBlocked), concernsOneRecipient: true,
            english: "The user id is unknown.", chinese: "不合法的 UserID。"),
        AnswerRule(
            "40031", .rejected(.recipientBlocked), concernsOneRecipient: true,
            english: "The user id is unknown.", chinese: "不合法的 UserID 列表。"),
        AnswerRule(
            "60111", .rejected(.recipientBlocked), concernsOneRecipient: true,
            english: "There is no such member.", chinese: "UserID 不存在。"),
        AnswerRule(
            "43004", .rejected(.recipientBlocked), concernsOneRecipient: true,
            english: "The member does not follow the company.", chinese: "成员未关注企业。"),
    ]

    private static let messages: [AnswerRule] = [
        AnswerRule(
            "45001", .rejected(.permanent), english: "A file is too large.", chinese: "多媒体文件大小超过限制。"),
        AnswerRule(
            "45008", .rejected(.permanent), english: "There are too many articles.",
            chinese: "图文消息的文章数量超过限制。"),
        AnswerRule(
            "82001", .rejected(.permanent), english: "The message has no recipient.",
            chinese: "指定的成员、部门和标签全部为空。"),
        AnswerRule(
            "82002", .rejected(.permanent), english: "The list of departments is wrong.",
            chinese: "不合法的部门列表长度。"),
        AnswerRule(
            "82003", .rejected(.permanent), english: "The list of tags is wrong.",
            chinese: "不合法的标签列表长度。"),
        AnswerRule(
            "82004", .rejected(.permanent), english: "WeCom does not take the message as it is.",
            chinese: "不合法的消息。"),
        AnswerRule(
            "40032", .rejected(.permanent), english: "The list of recipients is too long.",
            chinese: "不合法的 UserID 列表长度。"),
        AnswerRule(
            "40007", .rejected(.permanent), english: "WeCom does not know the file.",
            chinese: "不合法的 media_id。"),
        AnswerRule(
            "41006", .rejected(.permanent), english: "The file is missing.", chinese: "缺少 media_id 参数。"),
    ]
}
