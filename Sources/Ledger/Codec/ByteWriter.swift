import Messaging

/// Writes the parts of an event one after another: numbers as LEB128, texts and bytes behind their length.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// Unsigned LEB128, as in DWARF 5 §7.6.
    mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Zigzag, then LEB128: small numbers of either sign are short.
    mutating func signed(_ value: Int64) { unsigned(UInt64(bitPattern: value << 1 ^ value >> 63)) }

    mutating func count(_ value: Int) { unsigned(UInt64(value)) }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Which of up to seven optional parts follow, in one byte: the first part's bit is the lowest.
    mutating func presence(_ parts: Bool...) {
        byte(parts.reversed().reduce(0) { bits, isPresent in bits << 1 | (isPresent ? 1 : 0) })
    }

    mutating func text(_ value: String) {
        let utf8 = value.utf8
        count(utf8.count)
        bytes.append(contentsOf: utf8)
    }

    mutating func blob(_ value: [UInt8]) {
        count(value.count)
        bytes.append(contentsOf: value)
    }

    mutating func id(_ value: UniqueID) {
        fixed(value.high)
        fixed(value.low)
    }

    mutating func time(_ value: Timestamp) { signed(value.milliseconds) }

    mutating func time(_ value: Timestamp?) {
        flag(value != nil)
        if let value { time(value) }
    }

    private mutating func fixed(_ value: UInt64) {
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
