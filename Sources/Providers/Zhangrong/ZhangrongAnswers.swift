import Messaging

/// What the codes of Zhangrong's platform mean.
///
/// The vendor publishes no list. One code is known; everything else is judged by the vendor's words, in
/// Chinese and, from its international interface, in English. An account's `answers` overrides it by code.
enum ZhangrongAnswers {
    static let table = AnswerTable(
        [
            AnswerRule(
                "9006", .rejected(.misconfigured),
                english: "The accesskey is wrong.", chinese: "accesskey 不正确。")
        ] + blocked + tooLong + throttling + accountRefusals + numberRefusals + ailments,
        otherwise: AnswerRule(
            "*", .rejected(.permanent),
            english: "The vendor refused the message; see its words.",
            chinese: "服务商拒绝了该消息，请参考其返回信息。"))

    /// The refusal with `code` and `words`.
    ///
    /// Words about too many messages mean the account, unless they speak of a number.
    static func refusal(code: String, words: String, table: AnswerTable) -> CallRefusal {
        let rule = table.rule(for: code, words: words)
        var refusal = CallRefusal(
            result: table.result(code: code, words: words), concernsOneRecipient: rule.concernsOneRecipient)
        let isJudgedByWords = rule.code == "*"
        if isJudgedByWords, rule.outcome == .deferred(.accountThrottled), isAboutNumber(words) {
            refusal.result.outcome = .deferred(.recipientThrottled)
            refusal.concernsOneRecipient = true
        }
        return refusal
    }

    private static let numberWords = ["号码", "手机", "mobile", "phone"]

    private static func isAboutNumber(_ words: String) -> Bool {
        let lowered = words.lowercased()
        return numberWords.contains { lowered.contains($0) }
    }

    private static let blocked = ["黑名单", "退订", "blacklist"].map { words in
        AnswerRule(
            "*", words: words, .rejected(.recipientBlocked), concernsOneRecipient: true,
            english: "The number is on the vendor's blacklist, or its owner opted out.",
            chinese: "该号码在黑名单中或用户已退订。")
    }

    // A limit, but not one that time cures.
    private static let tooLong = ["长度", "字数", "too long"].map { words in
        AnswerRule(
            "*", words: words, .rejected(.permanent), english: "The text is too long.", chinese: "短信内容过长。")
    }

    private static let throttling = ["频", "超限", "throttle", "too many"].map { words in
        AnswerRule(
            "*", words: words, .deferred(.accountThrottled), wait: .seconds(60),
            english: "Too many messages in a time.", chinese: "发送频率超过限制。")
    }

    private static let accountRefusals = [
        ("key", "accesskey or secret was refused.", "accesskey 或 secret 有误。"),
        ("secret", "accesskey or secret was refused.", "accesskey 或 secret 有误。"),
        ("密钥", "accesskey or secret was refused.", "accesskey 或 secret 有误。"),
        ("余额", "The account has no balance left.", "账户余额不足。"),
        ("balance", "The account has no balance left.", "账户余额不足。"),
        ("签名", "The signature does not exist or is not approved.", "签名不存在或未审核通过。"),
        ("sign", "The signature does not exist or is not approved.", "签名不存在或未审核通过。"),
        ("模板", "The template does not exist or is not approved.", "模板不存在或未审核通过。"),
        ("template", "The template does not exist or is not approved.", "模板不存在或未审核通过。"),
        ("白名单", "This server's address is not on the account's list.", "服务器 IP 不在白名单中。"),
    ].map { words, english, chinese in
        AnswerRule("*", words: words, .rejected(.misconfigured), english: english, chinese: chinese)
    }

    private static let numberRefusals = (numberWords + ["invalid"]).map { words in
        AnswerRule(
            "*", words: words, .rejected(.permanent), concernsOneRecipient: true,
            english: "The number is not one that messages can go to.", chinese: "手机号码有误。")
    }

    private static let ailments = ["系统", "繁忙", "internal"].map { words in
        AnswerRule(
            "*", words: words, .deferred(.transient),
            english: "Something went wrong at the vendor.", chinese: "服务商系统异常。")
    }
}
