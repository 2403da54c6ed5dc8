/// An application's promise that a request with the same key means the same message.
package struct Idempotency: Equatable, Sendable {
    /// The application's own word, 1 to 255 bytes.
    package var key: String
    /// Eight bytes of a digest of what was asked for; another one under the same key is a mistake.
    package var digest: UInt64

    /// How long a key is remembered.
    package static let life = Duration.seconds(86_400)

    /// A key with what it stands for.
    package init(key: String, digest: UInt64) {
        self.key = key
        self.digest = digest
    }
}
