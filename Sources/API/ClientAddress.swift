import HTTPTypes
import Messaging
import NIOCore

/// Where a request comes from.
///
/// A reverse proxy says for whom it asks in `X-Forwarded-For`. Anybody can write that header, so it is
/// believed only of the operator's own proxies, and of what they say only the last word that is not about
/// themselves.
struct ClientAddress: Sendable {
    /// Who is believed (`trusted_proxies`).
    let trustedProxies: NetworkList

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    /// The client's IP address.
    ///
    /// Whoever reaches a socket in the file system is on this machine: a proxy if it forwards for somebody,
    /// else `127.0.0.1`.
    ///
    /// - Throws: 20005 when a trusted proxy forwards something that is no address: it cannot be judged then.
    func address(of peer: SocketAddress?, headers: HTTPFields) throws(Refusal) -> String {
        let forwarded = Self.forwardedFor.map { headers[values: $0] }?.joined(separator: ",") ?? ""
        let hops = forwarded.split(separator: ",", omittingEmptySubsequences: false)
        let peer = peer?.ipAddress
        guard peer.map(trustedProxies.contains) ?? true, !forwarded.isEmpty else {
            return peer ?? "127.0.0.1"
        }
        var last = ""
        for hop in hops.reversed() {
            guard let address = Self.address(hop) else {
                throw Refusal(
                    .addressNotAllowed,
                    "The proxy in front of this service forwards what is no IP address in X-Forwarded-For.")
            }
            last = address
            guard trustedProxies.contains(address) else { break }
        }
        return last
    }

    /// Whether a text is an IP address, and nothing besides.
    static func isAddress(_ text: String) -> Bool { !text.contains("%") && ClientNetwork(text) != nil }

    /// The address of `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1` or `[2001:db8::1]:4711`.
    private static func address(_ hop: Substring) -> String? {
        var text = hop.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || isPort(rest) else { return nil }
            text = text[text.index(after: text.startIndex)..<end]
        } else if let colon = text.firstIndex(of: ":"), text.contains("."), isPort(text[colon...]) {
            text = text[..<colon]
        }
        return isAddress(String(text)) ? String(text) : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && UInt16(text.dropFirst()) != nil
    }
}
