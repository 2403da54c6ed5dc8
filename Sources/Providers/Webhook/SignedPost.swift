import Messaging
import Transport

/// What all JSON has in common that goes to an address of the operator's or of an application's: the way
/// there, the guard against addresses inside our own network, and the signature.
struct SignedPost: Sendable {
    let url: String
    /// Signs each request; nil means unsigned.
    let secret: String?
    let addresses: AddressRule
    let deadline: Duration
    /// The `User-Agent`.
    let agent: String
    /// Whether a request that is not signed says its time, too.
    let isAlwaysTimed: Bool

    /// Reads the settings `url`, `secret`, `allow_private_addresses` and `timeout_seconds`; ten seconds where
    /// the provider has no setting of that name.
    ///
    /// - Throws: ``SettingsProblem`` when the address is missing.
    init(
        _ settings: SettingsReader, agent: String, isAlwaysTimed: Bool = true
    ) throws(SettingsProblem) {
        url = try settings.requiredText("url")
        secret = settings.text("secret")
        addresses = settings.flag("allow_private_addresses") ? .any : .publicOnly
        deadline = .seconds(settings.integer("timeout_seconds") ?? 10)
        self.agent = agent
        self.isAlwaysTimed = isAlwaysTimed
    }

    /// The request that carries `body` as it is. `moment` is the time of the attempt, not of the event:
    /// receivers refuse old signatures.
    func exchange(
        _ body: [UInt8], headers: [(name: String, value: String)] = [], at moment: Timestamp
    ) -> Exchange {
        let fixed = [(name: "Content-Type", value: "application/json"), (name: "User-Agent", value: agent)]
        return Exchange(
            method: .post, url: url, headers: fixed + headers + seal(of: body, at: moment), body: body,
            deadline: deadline, connectDeadline: min(deadline, .seconds(10)), addresses: addresses)
    }

    /// The headers that prove who called and when.
    private func seal(of body: [UInt8], at moment: Timestamp) -> [(name: String, value: String)] {
        guard isAlwaysTimed || secret != nil else { return [] }
        let timestamp = String(moment.seconds)
        let time = (name: "X-Webhook-Timestamp", value: timestamp)
        guard let secret else { return [time] }
        let signature = WebhookSignature.sign(secret: secret, timestamp: timestamp, body: body)
        return [time, (name: "X-Webhook-Signature", value: signature)]
    }
}

extension SignedPost {
    /// The setting `secret`.
    static let secretField = ConfigurationField(
        "secret", .text(bytesMax: 256), isSecret: true,
        english:
            "Signs each call: X-Webhook-Signature is the HMAC-SHA256 of timestamp, a point and the body.",
        chinese: "签名密钥；X-Webhook-Signature 为“时间戳.正文”的 HMAC-SHA256。")

    /// The setting `allow_private_addresses`.
    static let privateAddressesField = ConfigurationField(
        "allow_private_addresses", .flag, defaultValue: false,
        english: "Whether the address may lie inside your own network.",
        chinese: "是否允许内网地址。")

    /// The setting `timeout_seconds`.
    static func timeoutField(defaultSeconds: Int64) -> ConfigurationField {
        ConfigurationField(
            "timeout_seconds", .integer(1...60), defaultValue: .integer(defaultSeconds),
            english: "Seconds for one call.", chinese: "单次请求时限（秒）。")
    }
}
