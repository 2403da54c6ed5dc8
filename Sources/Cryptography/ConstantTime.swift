/// Comparing secrets without telling, by the time it takes, where they differ.
package enum ConstantTime {
    /// Whether both have the same bytes. The time depends on the count alone, which is no secret.
    package static func isEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        LibCrypto.isEqual(first, second)
    }
}
