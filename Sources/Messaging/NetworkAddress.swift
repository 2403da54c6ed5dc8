/// An IP address as 128 bits. An IPv4 address is the IPv6 address that stands for it, `::ffff:192.0.2.1`
/// (RFC 4291 §2.5.5.2), so that a caller is the same whichever way the socket names it.
struct NetworkAddress: Equatable, Sendable {
    let high: UInt64
    let low: UInt64
    /// Whether it was written with dots alone; a prefix length counts its 32 bits then.
    let isShort: Bool

    /// Reads an address in the text forms of RFC 4291 §2.2; nil for anything else. A zone, `%eth0`, is
    /// passed over.
    init?(_ text: some StringProtocol) {
        let address = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)[0]
        if let number = Self.dotted(address) {
            (high, low, isShort) = (0, Self.mappedPrefix | UInt64(number), true)
            return
        }
        guard let groups = Self.groups(of: address) else { return nil }
        let halves = [groups.prefix(4), groups.suffix(4)].map { $0.reduce(0) { $0 << 16 | UInt64($1) } }
        (high, low, isShort) = (halves[0], halves[1], false)
    }

    private init(high: UInt64, low: UInt64, isShort: Bool) {
        self.high = high
        self.low = low
        self.isShort = isShort
    }

    /// The address with all but its first `length` bits zero.
    func prefix(_ length: Int) -> NetworkAddress {
        NetworkAddress(
            high: high & Self.mask(length), low: low & Self.mask(length - 64), isShort: isShort)
    }

    private static let mappedPrefix: UInt64 = 0xFFFF_0000_0000

    /// A word whose first `count` bits are set.
    private static func mask(_ count: Int) -> UInt64 {
        count <= 0 ? 0 : count >= 64 ? .max : ~(UInt64.max >> UInt64(count))
    }

    /// Four decimal numbers without leading zeros, which some would read as octal.
    private static func dotted(_ text: some StringProtocol) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard let value = UInt8(part), String(value) == part else { return nil }
            number = number << 8 | UInt32(value)
        }
        return number
    }

    /// Eight groups; `::` stands for one or more groups of zero, once at most.
    private static func groups(of text: some StringProtocol) -> [UInt16]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false).map { String($0) }
        switch halves.count {
        case 1:
            guard let groups = sequence(halves[0], mayBeEmpty: false, isLast: true), groups.count == 8 else {
                return nil
            }
            return groups
        case 2:
            guard let left = sequence(halves[0], mayBeEmpty: true, isLast: false),
                let right = sequence(halves[1], mayBeEmpty: true, isLast: true), left.count + right.count <= 7
            else { return nil }
            return left + [UInt16](repeating: 0, count: 8 - left.count - right.count) + right
        default: return nil
        }
    }

    /// Groups of one to four hexadecimal digits; the last two of an address may be written with dots.
    private static func sequence(_ text: String, mayBeEmpty: Bool, isLast: Bool) -> [UInt16]? {
        guard !text.isEmpty else { return mayBeEmpty ? [] : nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if isLast, index == parts.count - 1, let number = dotted(part) {
                groups += [UInt16(number >> 16), UInt16(truncatingIfNeeded: number)]
            } else {
                guard (1...4).contains(part.utf8.count), part.allSatisfy({ $0.isHexDigit && $0.isASCII }),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}
