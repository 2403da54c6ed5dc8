import Messaging

/// What an account of Zhangrong's platform says, ready for use.
struct ZhangrongSettings: Sendable {
    let accessKey: String
    let secret: String
    let endpoint: String
    /// Where messages to numbers outside the mainland go.
    let internationalEndpoint: String
    /// Who an international message seems to come from; nil for the vendor's choice.
    let senderID: String?
    /// Whether receipts are fetched instead of being pushed.
    let pullsReceipts: Bool
    let answers: AnswerTable

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader, description: ProviderDescription) throws(SettingsProblem) {
        accessKey = try settings.requiredText("accesskey")
        secret = try settings.requiredText("secret")
        endpoint = try settings.endpoint("endpoint")
        internationalEndpoint = try settings.endpoint("endpoint_international")
        senderID = settings.text("sender_id")
        pullsReceipts = settings.text("receipts") == "pull"
        answers = settings.answers(description.answers)
    }
}
