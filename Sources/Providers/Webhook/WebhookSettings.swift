import Messaging
import Transport

/// What a webhook's account says, ready for use.
struct WebhookSettings: Sendable {
    let url: String
    /// Signs each request; nil means unsigned.
    let secret: String?
    /// The word in `X-Webhook-Event` and in the payload.
    let event: String
    let addresses: AddressRule
    let deadline: Duration
    let answers: WebhookAnswers

    /// - Throws: ``SettingsProblem`` for a setting that is missing, or would break a header.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        url = try settings.requiredText("url")
        secret = settings.text("secret")
        event = try settings.requiredText("event")
        guard event.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw SettingsProblem(field: "event", sentence: "It must be a word in ASCII.")
        }
        addresses = settings.flag("allow_private_addresses") ? .any : .publicOnly
        deadline = .seconds(settings.integer("timeout_seconds") ?? 10)
        answers = WebhookAnswers(settings)
    }
}
