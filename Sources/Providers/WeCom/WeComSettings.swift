import Messaging

/// What the account of a WeCom application says, ready for use.
struct WeComSettings: Sendable {
    let corporation: String
    let secret: String
    let agentID: Int64
    let endpoint: String
    /// How messages look.
    let style: WeComMessage.Style
    /// How long WeCom drops a repeat of the same request in silence; zero for not at all.
    let duplicateCheck: Duration
    let pacing: Pacing
    let answers: AnswerTable

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        corporation = try settings.requiredText("corp_id")
        secret = try settings.requiredText("agent_secret")
        guard let agentID = settings.integer("agent_id") else {
            throw SettingsProblem(field: "agent_id", sentence: "It is missing.")
        }
        self.agentID = agentID
        endpoint = try settings.endpoint("endpoint")
        style = try Self.style(settings)
        duplicateCheck = .seconds(settings.integer("duplicate_check_seconds") ?? 0)
        pacing = settings.pacing(WeComSender.publishedPacing)
        answers = settings.answers(WeComAnswers.table)
    }

    /// Where tokens are given out, with the credentials: a secret.
    var tokenURL: String {
        "\(endpoint)/cgi-bin/gettoken?corpid=\(WebAddress.queryEscaped(corporation))"
            + "&corpsecret=\(WebAddress.queryEscaped(secret))"
    }

    private static func style(_ settings: SettingsReader) throws(SettingsProblem) -> WeComMessage.Style {
        switch settings.text("message_type") {
        case "text": return .text
        case "markdown": return .markdown
        case "textcard":
            guard let url = settings.text("card_url") else {
                throw SettingsProblem(field: "card_url", sentence: "A text card needs an address to open.")
            }
            return .card(url: url)
        default: return .asWritten
        }
    }
}
