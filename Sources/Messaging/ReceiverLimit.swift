/// How many messages of a channel one receiver gets in a time: `5/1h`.
package struct ReceiverLimit: Hashable, Sendable {
    /// So many messages, 1…1000,
    package var count: Int
    /// within any time of this length; 1 second to 31 days.
    package var window: Duration

    /// A limit.
    package init(count: Int, window: Duration) {
        self.count = count
        self.window = window
    }

    /// What channels of class `code` begin with: what Aliyun allows a number by default, so that a bombed
    /// number is refused here and not by the provider, which would count it against the account.
    package static let standardForCodes = [
        ReceiverLimit(count: 1, window: .seconds(30)), ReceiverLimit(count: 5, window: .seconds(3600)),
        ReceiverLimit(count: 10, window: .seconds(86_400)),
    ]
}
