/// The network that a person's address belongs to, as far as one person can be told from another: an IPv4
/// address itself, and of an IPv6 address the first 64 bits, since all others are the person's to choose
/// (RFC 4291 §2.5.4).
package struct ClientNetwork: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Reads an IP address in any text form, IPv4 in IPv6 included; nil for anything else.
    package init?(_ text: String) {
        guard let address = NetworkAddress(text) else { return nil }
        let isIPv4 = address.high == 0 && address.low >> 32 == 0xFFFF
        let network = isIPv4 ? address : address.prefix(64)
        (high, low) = (network.high, network.low)
    }
}
