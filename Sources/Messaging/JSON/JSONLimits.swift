/// How much a JSON text may ask of its reader.
package struct JSONLimits: Equatable, Sendable {
    /// How deep arrays and objects may stand in each other: 1 allows `[1]` and refuses `[[1]]`.
    ///
    /// At most 128, because the parser calls itself once for each level.
    package let depth: Int
    /// How long the text may be, in bytes.
    package let bytes: Int
    /// How long one number may be, in bytes: nobody counts so far, and reading digits as a number is slow.
    package let numberBytes: Int

    /// The given limits, or the usual ones.
    ///
    /// 32 levels are what the wire's contract recommends; 16 MiB hold the largest request, the one
    /// with 10 MiB of attachments in base64.
    package init(depth: Int = 32, bytes: Int = 16 << 20, numberBytes: Int = 256) {
        self.depth = min(depth, 128)
        self.bytes = bytes
        self.numberBytes = numberBytes
    }

    /// What a request may have.
    package static let standard = JSONLimits()
}
