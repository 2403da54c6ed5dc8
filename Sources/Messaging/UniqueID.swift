/// A 128-bit identifier in UUID version 7 form: 48 bits of Unix milliseconds, then 74 random bits.
///
/// Version 7 (RFC 9562 §5.7) is ordered by time, so rows that are made together lie together in the
/// ledger's indexes, whatever its size. The random part makes an identifier unguessable enough that it
/// may appear in an address; ownership is checked all the same.
package struct UniqueID: Hashable, Comparable, Sendable {
    /// The first eight bytes in network order.
    package let high: UInt64
    /// The last eight bytes in network order.
    package let low: UInt64

    /// The identifier whose sixteen bytes are `high` and `low`, unchanged.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes a new identifier for something that happens at `time`.
    ///
    /// - Parameter dice: gives any 64 bits, new ones at each of two calls. A closure rather than a generic
    ///   generator: generic code is not specialised across modules, and this is called for each request.
    package init(at time: Timestamp, dice: () -> UInt64) {
        let milliseconds = UInt64(clamping: time.milliseconds) & 0xFFFF_FFFF_FFFF
        let version: UInt64 = 0x7000
        let variant: UInt64 = 0x8000_0000_0000_0000
        high = milliseconds << 16 | version | dice() & 0x0FFF
        low = variant | dice() & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// The moment that it was made for; nonsense in one that was not made as version 7.
    package var madeAt: Timestamp { Timestamp(milliseconds: Int64(high >> 16)) }

    /// Reads the 36-character form `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, in either letter case.
    /// Returns nil for anything else.
    package init?(text: String) {
        var digits = 0
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (index, byte) in text.utf8.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard digits < 32, let digit = Self.hexDigit(byte) else { return nil }
            if digits < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
            digits += 1
        }
        guard digits == 32 else { return nil }
        self.init(high: high, low: low)
    }

    /// The sixteen bytes in network order.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(16)
        for half in [high, low] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                result.append(UInt8(truncatingIfNeeded: half >> shift))
            }
        }
        return result
    }

    /// The identifier whose bytes these are, or nil unless there are exactly sixteen.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Orders by time of making first.
    package static func < (left: UniqueID, right: UniqueID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension UniqueID: CustomStringConvertible {
    /// The 36-character lower-case form.
    package var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for half in [high, low] {
            var shift: UInt64 = 64
            while shift > 0 {
                shift -= 4
                text.append(Self.digit(half >> shift & 15))
                if text.count == 8 || text.count == 13 || text.count == 18 || text.count == 23 {
                    text.append(UInt8(ascii: "-"))
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ value: UInt64) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value)
        return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
