/// By what a message's deliveries are remembered for a while, so that limits hold over a restart.
package struct Guarding: Equatable, Sendable {
    /// Eight bytes of a digest of what the recipients read; zero where repeats are allowed.
    package var contentDigest: UInt64
    /// The address of the person who caused the message, as the application told it; empty for unknown.
    package var clientAddress: String
    /// Until when it matters.
    package var until: Timestamp

    /// What is remembered.
    package init(contentDigest: UInt64, clientAddress: String, until: Timestamp) {
        self.contentDigest = contentDigest
        self.clientAddress = clientAddress
        self.until = until
    }
}
