import Messaging

/// What a WeCom robot's account says, ready for use.
struct WeComRobotSettings: Sendable {
    /// Names the robot and lets everyone write to its group: a secret.
    let key: String
    let endpoint: String
    let pacing: Pacing
    let answers: AnswerTable

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        key = try settings.requiredText("key")
        endpoint = try settings.endpoint("endpoint")
        pacing = settings.pacing(WeComRobotSender.publishedPacing)
        answers = settings.answers(WeComRobotAnswers.table)
    }
}
