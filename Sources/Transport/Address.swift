/// A numeric network address, as bytes in network order.
enum Address: Equatable {
    case v4([UInt8])
    case v6([UInt8])

    /// Whether the whole Internet can reach it.
    ///
    /// Source: the IANA special-purpose registries for IPv4 and IPv6; what they do not mark
    /// "globally reachable" is refused, and multicast with it. An IPv6 address that carries an
    /// IPv4 one is judged by that.
    var isPublic: Bool {
        switch self {
        case .v4(let bytes):
            return bytes.count == 4 && !Self.reservedV4.contains { $0.contains(bytes) }
        case .v6(let bytes):
            guard bytes.count == 16 else { return false }
            if let carried = Self.carriedV4(in: bytes) { return Address.v4(carried).isPublic }
            return Self.globalV6.contains(bytes) && !Self.reservedV6.contains { $0.contains(bytes) }
        }
    }

    private struct Block {
        let prefix: [UInt8]
        let bits: Int

        init(_ prefix: [UInt8], _ bits: Int) {
            self.prefix = prefix
            self.bits = bits
        }

        func contains(_ address: [UInt8]) -> Bool {
            for bit in 0..<bits {
                let mask = UInt8(0x80) >> UInt8(bit % 8)
                let wanted = bit / 8 < prefix.count ? prefix[bit / 8] : 0
                if (address[bit / 8] ^ wanted) & mask != 0 { return false }
            }
            return true
        }
    }

    private static let reservedV4 = [
        Block([0], 8),  // this network
        Block([10], 8),  // private
        Block([100, 64], 10),  // shared by a carrier's customers; one cloud's metadata too
        Block([127], 8),  // loopback
        Block([169, 254], 16),  // link-local, metadata
        Block([172, 16], 12),  // private
        Block([192, 0, 0], 24),  // protocol assignments
        Block([192, 0, 2], 24),  // documentation
        Block([192, 88, 99], 24),  // 6to4 relays, withdrawn
        Block([192, 168], 16),  // private
        Block([198, 18], 15),  // benchmarks
        Block([198, 51, 100], 24),  // documentation
        Block([203, 0, 113], 24),  // documentation
        Block([224], 4),  // multicast
        Block([240], 4),  // reserved, broadcast
    ]

    /// All that is routed today. Loopback, link-local, unique-local and multicast lie outside.
    private static let globalV6 = Block([0x20], 3)

    private static let reservedV6 = [
        Block([0x20, 0x01], 23),  // protocol assignments, Teredo among them
        Block([0x20, 0x01, 0x0d, 0xb8], 32),  // documentation
        Block([0x3f, 0xff], 20),  // documentation
    ]

    private static let mapped = Block(Array(repeating: 0, count: 10) + [0xff, 0xff], 96)
    private static let translated = Block([0x00, 0x64, 0xff, 0x9b], 96)
    private static let sixToFour = Block([0x20, 0x02], 16)

    private static func carriedV4(in bytes: [UInt8]) -> [UInt8]? {
        if mapped.contains(bytes) || translated.contains(bytes) { return Array(bytes[12...]) }
        if sixToFour.contains(bytes) { return Array(bytes[2..<6]) }
        return nil
    }
}
