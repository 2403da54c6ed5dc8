import Messaging

/// What became of a try of an account, in plain words.
struct AccountVerdict {
    private let result: JSONValue
    private let explanations: Explanations

    /// - Parameter result: the daemon's answer to `POST /control/accounts/{name}/test`.
    init(_ result: JSONValue, explanations: Explanations) {
        self.result = result
        self.explanations = explanations
    }

    /// Whether the provider can be asked without sending.
    var wasChecked: Bool { result["checked"]?.boolValue == true }

    /// Whether the provider accepts the account.
    var isGood: Bool { result["ok"]?.boolValue == true }

    /// Whether the provider only says that it was called too often.
    var isThrottled: Bool {
        let outcome = result["outcome"]?.stringValue.flatMap(Outcome.init(name:))
        return outcome == .deferred(.accountThrottled) || outcome == .deferred(.recipientThrottled)
    }

    /// How a test that failed ended, in the provider's words where it said some.
    var words: String {
        [result.text("outcome"), said].compactMap(\.self).joined(separator: ", ")
    }

    /// What to do after a test that failed.
    var remedy: String {
        explanations.language.choose(english: advice.english, chinese: advice.chinese)
    }

    private var said: String? {
        let said = [result.text("code"), result.text("text")].compactMap(\.self).joined(separator: " ")
        return said.isEmpty ? nil : said
    }

    /// The daemon's answer, with the explanation in both languages.
    var json: JSONValue {
        guard var json = result.objectValue else { return result }
        let advice = isGood ? nil : advice
        json["explanation"] =
            advice.map { ["en": .string($0.english), "zh": .string($0.chinese)] } ?? JSONValue.null
        return .object(json)
    }

    /// A line that says whether all is well; where it is not, what the provider said and what to do.
    func text(_ ink: Ink) -> String {
        let account = "\(result.cell("account")) (\(result.cell("provider")))"
        let took = result["took_ms"]?.intValue.map { " \(RelativeTime.duration(.milliseconds($0)))" } ?? ""
        let language = explanations.language
        if isGood {
            let words = language.choose(
                english: "the provider accepts the account.", chinese: "服务商接受该账号。")
            return "\(account): \(ink.green(words))\(took)\n"
        }
        let words = language.choose(english: "the test failed.", chinese: "测试未通过。")
        let lines = [result.text("outcome"), said, remedy].compactMap(\.self)
        return "\(account): \(ink.red(words))\(took)\n" + lines.map { "  \($0)\n" }.joined()
    }

    /// For an account that cannot be tried without sending.
    var remedyWithoutCheck: String {
        let channels = (result["channels"]?.arrayValue ?? []).compactMap(\.stringValue).map(\.withoutControls)
        let (name, channel) = (result.cell("account"), channels.first ?? "CHANNEL")
        let command = "message-push account test \(name) --to RECEIVER --channel \(channel)"
        return explanations.language.choose(
            english: """
                An account of \(result.cell("provider")) cannot be tried without sending. Send a message: \
                \(command), with a --param for each variable of the template.
                """,
            chinese: """
                \(result.cell("provider")) 的账号只能通过发送来测试。请发送一条消息：\(command)，\
                模板的每个变量各加一个 --param。
                """)
    }

    /// What the provider's table says of the code; where it says nothing, what the outcome tells.
    private var advice: (english: String, chinese: String) {
        let rule = explanations.rule(
            for: result["code"]?.stringValue ?? "", words: result["text"]?.stringValue ?? "",
            of: result["provider"]?.stringValue ?? "")
        if let rule { return (rule.english, rule.chinese) }
        switch result["outcome"]?.stringValue.flatMap(Outcome.init(name:)) {
        case .deferred(.accountThrottled), .deferred(.recipientThrottled):
            return ("The account calls too often. Try again in a minute.", "调用过于频繁，请一分钟后再试。")
        case .deferred(.transient), .uncertain:
            return (
                "No usable answer came. Check the network and the endpoint; the provider may be in trouble.",
                "没有收到有效应答。请检查网络、接口地址，以及服务商是否故障。"
            )
        default:
            return (
                "The provider refuses the account. Check its credentials and settings.",
                "服务商拒绝了该账号。请检查密钥和各项配置。"
            )
        }
    }
}
