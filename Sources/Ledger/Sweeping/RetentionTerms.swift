/// How long the ledger keeps what is over; nil is for ever.
package struct RetentionTerms: Equatable, Sendable {
    /// Messages with their deliveries, attempts, controls and notices, and troubles that are over.
    package var messages: Duration?
    /// What providers sent us, word for word. What followed from it belongs to the messages.
    package var callbacks: Duration?

    /// Terms for messages and for callbacks.
    package init(messages: Duration?, callbacks: Duration?) {
        self.messages = messages
        self.callbacks = callbacks
    }

    /// How long sums by hour and day are kept at least: they are small, and a month is compared with the same
    /// one of the year before.
    static let sums = Duration.seconds(400 * 86_400)
}
