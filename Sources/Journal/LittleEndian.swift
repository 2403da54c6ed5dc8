/// Integers as the journal's files hold them: the least significant byte first.
enum LittleEndian {
    /// Appends the bytes of `value` to `bytes`.
    static func append<Number: FixedWidthInteger & UnsignedInteger>(
        _ value: Number, to bytes: inout [UInt8]
    ) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> Number(shift)))
        }
    }

    /// Reads a number whose first byte is at `index`.
    static func read<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type, from bytes: [UInt8], at index: Int
    ) -> Number {
        var value: Number = 0
        for byte in 0..<(Number.bitWidth / 8) {
            value |= Number(bytes[index + byte]) << Number(8 * byte)
        }
        return value
    }
}
