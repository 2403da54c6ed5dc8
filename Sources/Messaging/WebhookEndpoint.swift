/// Where an application wants to be told what became of its messages.
package struct WebhookEndpoint: Equatable, Sendable {
    /// The catalog's row number; at least 1, never given twice.
    package var id: Int64
    /// What the operator calls it; unique within the application.
    package var name: String
    /// An absolute `http` or `https` address.
    package var url: String
    /// Signs each notice; empty for unsigned. Secret.
    package var secret: String
    /// Which ends it wants to hear of; at least one.
    package var words: Set<NoticeWord>
    /// Whether it is told at all.
    package var isEnabled: Bool
    /// Whether its address may lie inside the operator's own network.
    package var allowsPrivateAddresses: Bool
    /// How long one call may take.
    package var timeout: Duration

    /// How long a notice is tried again before it is given up.
    package static let noticeLife = Duration.seconds(86_400)

    /// An endpoint with all that is known of it.
    package init(
        id: Int64, name: String, url: String, secret: String, words: Set<NoticeWord>, isEnabled: Bool,
        allowsPrivateAddresses: Bool, timeout: Duration
    ) {
        self.id = id
        self.name = name
        self.url = url
        self.secret = secret
        self.words = words
        self.isEnabled = isEnabled
        self.allowsPrivateAddresses = allowsPrivateAddresses
        self.timeout = timeout
    }
}

extension WebhookEndpoint: CustomStringConvertible {
    /// Its name: never the address, which may hold a token.
    package var description: String { "WebhookEndpoint(\(name))" }
}
