import Messaging

/// What a webhook's account says, ready for use.
struct WebhookSettings: Sendable {
    let post: SignedPost
    /// The word in `X-Webhook-Event` and in the payload.
    let event: String
    let answers: StatusAnswers

    /// - Throws: ``SettingsProblem`` for a setting that is missing, or would break a header.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        post = try SignedPost(settings, agent: "MessagePush-Webhook/1.0")
        event = try settings.requiredText("event")
        guard event.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw SettingsProblem(field: "event", sentence: "It must be a word in ASCII.")
        }
        answers = StatusAnswers(table: settings.answers(WebhookAnswers.known))
    }
}
