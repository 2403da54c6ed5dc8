import Messaging

/// What a robot's account says, ready for use.
struct DingTalkRobotSettings: Sendable {
    /// Names the robot and lets everyone write to its group: a secret.
    let accessToken: String
    /// Signs each request; nil where the robot is guarded by a keyword or by addresses alone.
    let secret: String?
    /// What each message must contain.
    let keyword: String
    let endpoint: String
    let pacing: Pacing
    let answers: AnswerTable

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        accessToken = try settings.requiredText("access_token")
        secret = settings.text("secret")
        keyword = settings.text("keyword") ?? ""
        endpoint = try settings.endpoint("endpoint")
        pacing = settings.pacing(DingTalkRobotSender.publishedPacing)
        answers = settings.answers(DingTalkRobotAnswers.table)
    }
}
