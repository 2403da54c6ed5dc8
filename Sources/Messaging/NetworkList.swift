/// Addresses and networks that somebody may call from, as operators write them: `192.0.2.7, 2001:db8::/32`.
package struct NetworkList: Equatable, Sendable {
    /// Why a text is no such list. Quotes the entry, which is no secret.
    package enum Problem: Error, Equatable, Sendable, CustomStringConvertible {
        /// An entry is not an IP address; names are not looked up.
        case noAddress(String)
        /// What follows the slash is not a number of bits that the address has.
        case noPrefixLength(String)

        /// A sentence for the operator.
        package var description: String {
            switch self {
            case .noAddress(let entry): "“\(entry)” is not an IP address."
            case .noPrefixLength(let entry):
                "“\(entry)” does not end in a prefix length: 0 to 32 for IPv4, 0 to 128 for IPv6."
            }
        }
    }

    private struct Network: Equatable {
        let start: NetworkAddress
        let length: Int
    }

    /// The list as it was written.
    package let text: String
    private let networks: [Network]

    /// Reads addresses and networks with commas or blanks between them. Bits beyond a prefix are passed over.
    package init(_ text: String) throws(Problem) {
        var networks: [Network] = []
        for entry in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            networks.append(try Self.network(entry))
        }
        self.text = text
        self.networks = networks
    }

    /// Whether `text` is such a list, with at least one entry.
    package static func isValid(_ text: String) -> Bool {
        do { return try NetworkList(text).isEmpty == false } catch { return false }
    }

    /// Whether there is nothing in it.
    package var isEmpty: Bool { networks.isEmpty }

    /// Whether `address` is one of these; never for a text that is no IP address.
    package func contains(_ address: String) -> Bool {
        guard let address = NetworkAddress(address) else { return false }
        return networks.contains { network in
            let start = address.prefix(network.length)
            return start.high == network.start.high && start.low == network.start.low
        }
    }

    private static func network(_ entry: Substring) throws(Problem) -> Network {
        let parts = entry.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = NetworkAddress(parts[0]) else { throw .noAddress(String(entry)) }
        guard parts.count == 2 else { return Network(start: address, length: 128) }
        guard let length = Int(parts[1]), String(length) == parts[1],
            (0...(address.isShort ? 32 : 128)).contains(length)
        else {
            throw .noPrefixLength(String(entry))
        }
        let bits = address.isShort ? 96 + length : length
        return Network(start: address.prefix(bits), length: bits)
    }
}
