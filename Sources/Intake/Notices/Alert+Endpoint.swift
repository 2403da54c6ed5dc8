import Messaging

extension Alert {
    /// An endpoint that was switched off because it took nothing for a day.
    init(deadEndpoint endpoint: WebhookEndpoint, of application: Application, at moment: Timestamp) {
        self.init(
            kind: .endpoint, subject: "\(endpoint.id)", level: .warning, at: moment,
            english: """
                Endpoint \(endpoint.name) of \(application.name) has taken no notice for a day and was \
                switched off. When it works again, switch it on with “apply”, and tell what it missed with \
                “webhook replay”.
                """,
            chinese: """
                应用 \(application.name) 的通知地址 \(endpoint.name) 一天未成功接收通知，已停用。恢复后请用 apply \
                重新启用，并用 webhook replay 补发。
                """)
    }

    /// The name of the trouble with an endpoint.
    static func key(of endpoint: WebhookEndpoint) -> String {
        "\(AlertKind.endpoint.rawValue):\(endpoint.id)"
    }
}
