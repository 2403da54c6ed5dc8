import Messaging

extension MessageClass {
    /// How long a message is worth sending where a channel does not say.
    ///
    /// A code is refused by whoever asked for it after some ten minutes. An alert must reach those who come
    /// to work next morning. Notices are read the same day or not at all. A campaign may wait out a
    /// provider's bad weekend.
    var defaultTimeToLive: Duration {
        switch self {
        case .code: .seconds(10 * 60)
        case .alert, .notice: .seconds(24 * 3600)
        case .marketing: .seconds(3 * 86400)
        }
    }
}
