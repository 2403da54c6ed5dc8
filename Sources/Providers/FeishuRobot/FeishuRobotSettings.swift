import Messaging

/// What a Feishu robot's account says, ready for use.
struct FeishuRobotSettings: Sendable {
    /// Names the robot and lets everyone write to its group: a secret.
    let token: String
    /// Signs each request; nil where the robot is guarded by a keyword or by addresses alone.
    let secret: String?
    /// What each message must contain.
    let keyword: String
    let endpoint: String
    let pacing: Pacing
    let answers: AnswerTable

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        token = try settings.requiredText("token")
        secret = settings.text("secret")
        keyword = settings.text("keyword") ?? ""
        endpoint = try settings.endpoint("endpoint")
        pacing = settings.pacing(FeishuRobotSender.publishedPacing)
        answers = settings.answers(FeishuRobotAnswers.table)
    }
}
