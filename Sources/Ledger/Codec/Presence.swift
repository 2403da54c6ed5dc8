/// Which optional parts of a value are there, in the order in which ``ByteWriter/presence(_:)`` was told.
struct Presence {
    private var bits: UInt8

    init(bits: UInt8) { self.bits = bits }

    /// Whether the next part is there.
    mutating func next() -> Bool {
        defer { bits >>= 1 }
        return bits & 1 == 1
    }
}
