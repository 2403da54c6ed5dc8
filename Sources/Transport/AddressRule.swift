/// Which addresses an exchange may connect to, judged on the address itself, after resolution.
package enum AddressRule: Sendable {
    /// Whatever the name resolves to.
    case any

    /// Only addresses that are reachable from the whole Internet.
    ///
    /// Refuses private, loopback, link-local (cloud metadata lives there), shared, multicast,
    /// documentation and reserved addresses, in IPv4, in IPv6, and IPv4 carried inside IPv6.
    /// The address that is checked is the one that is connected to, so a name that changes
    /// between two lookups gains nothing.
    case publicOnly
}
