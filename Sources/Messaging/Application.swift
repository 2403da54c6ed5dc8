/// A client that may send.
package struct Application: Equatable, Sendable {
    /// Its public key.
    package var id: ApplicationID
    /// Its name, unique among applications, 1 to 100 characters.
    package var name: String
    /// What it signs with, as UTF-8 bytes. Secret: never log or return it.
    package var secret: [UInt8]
    /// Whether it may call at all.
    package var isEnabled: Bool
    /// Receivers a day; zero means no limit.
    package var dailyQuota: Int
    /// Requests a second; zero means no limit.
    package var rateLimit: Int
    /// Whether it may use the documented `X-App-Key` scheme, which does not cover the body.
    package var acceptsDocumentedSignature: Bool
    /// Where it may call from; nil for anywhere.
    package var allowedAddresses: NetworkList?
    /// The IANA name of the time zone in which its days begin; empty for the house's.
    package var timeZone: String
    /// What its messages may cost a day; nil for no limit.
    package var dailyBudget: Money?
    /// Where it wants to be told what became of its messages.
    package var endpoints: [WebhookEndpoint]

    /// An application with all its settings.
    package init(
        id: ApplicationID, name: String, secret: [UInt8], isEnabled: Bool, dailyQuota: Int, rateLimit: Int,
        acceptsDocumentedSignature: Bool, allowedAddresses: NetworkList? = nil, timeZone: String = "",
        dailyBudget: Money? = nil, endpoints: [WebhookEndpoint] = []
    ) {
        self.id = id
        self.name = name
        self.secret = secret
        self.isEnabled = isEnabled
        self.dailyQuota = dailyQuota
        self.rateLimit = rateLimit
        self.acceptsDocumentedSignature = acceptsDocumentedSignature
        self.allowedAddresses = allowedAddresses
        self.timeZone = timeZone
        self.dailyBudget = dailyBudget
        self.endpoints = endpoints
    }
}

extension Application: CustomStringConvertible {
    /// Says which application, and nothing secret.
    package var description: String { "Application(\(id), \(name))" }
}
