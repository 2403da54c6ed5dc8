import Messaging

/// What an account of Tencent Cloud SMS says, ready for use.
struct TencentSettings: Sendable {
    let secretID: String
    let secretKey: String
    /// The SMS application's number (`SmsSdkAppId`).
    let application: String
    let region: String
    let endpoint: String
    /// Who an international message seems to come from; nil for the vendor's choice.
    let senderID: String?
    /// Digits that the vendor appends to the number that a message comes from; nil for none.
    let extendCode: String?
    /// Whether receipts are fetched instead of being pushed.
    let pullsReceipts: Bool
    let settlingTime: Duration
    let answers: AnswerTable
    let pacing: Pacing

    /// - Throws: ``SettingsProblem`` for a setting that is missing.
    init(_ settings: SettingsReader, description: ProviderDescription) throws(SettingsProblem) {
        secretID = try settings.requiredText("secret_id")
        secretKey = try settings.requiredText("secret_key")
        application = try settings.requiredText("sdk_app_id")
        region = try settings.requiredText("region")
        for (name, text) in [("secret_id", secretID), ("region", region)]
        where !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            throw SettingsProblem(field: name, sentence: "It must be a word in ASCII.")
        }
        endpoint = try settings.endpoint("endpoint")
        senderID = settings.text("sender_id")
        extendCode = settings.text("extend_code")
        pullsReceipts = settings.text("receipts") == "pull"
        settlingTime = .seconds(settings.integer("settling_seconds") ?? 120)
        answers = settings.answers(description.answers)
        pacing = settings.pacing(description.pacing)
    }

    /// The host with its port, as the `Host` header says it and the signature covers it.
    var host: String {
        let authority = endpoint.drop { $0 != ":" }.dropFirst(3)
        return authority.prefix { $0 != "/" && $0 != "?" }.lowercased()
    }
}
