import Messaging

/// What the account of a DingTalk application says, ready for use.
struct DingTalkNoticeSettings: Sendable {
    let appKey: String
    let appSecret: String
    let agentID: Int64
    let endpoint: String
    let pacing: Pacing
    let answers: AnswerTable

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        appKey = try settings.requiredText("app_key")
        appSecret = try settings.requiredText("app_secret")
        guard let agentID = settings.integer("agent_id") else {
            throw SettingsProblem(field: "agent_id", sentence: "It is missing.")
        }
        self.agentID = agentID
        endpoint = try settings.endpoint("endpoint")
        pacing = settings.pacing(DingTalkNoticeSender.publishedPacing)
        answers = settings.answers(DingTalkNoticeAnswers.table)
    }

    /// Where tokens are given out, with the credentials: a secret.
    var tokenURL: String {
        "\(endpoint)/gettoken?appkey=\(WebAddress.queryEscaped(appKey))"
            + "&appsecret=\(WebAddress.queryEscaped(appSecret))"
    }
}
