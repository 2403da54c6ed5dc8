/// Something bad that happens to one file of a journal while nobody looks.
package enum Damage: Hashable, Sendable {
    /// One bit is the other way round.
    case flipBit(byte: Int, bit: Int)
    /// The file ends earlier.
    case cutTail(at: Int)
    /// Bytes read as zero.
    case zero(Range<Int>)
    /// The file is longer, with zeroes.
    case appendZeroes(Int)
    /// The file is longer, with these bytes.
    case append([UInt8])
    /// The file is gone.
    case remove

    /// Does it to the file `name` on `disk`, on its platter, at once.
    package func strike(_ name: String, on disk: SimulatedDisk) {
        var bytes = disk.contents(of: name)
        switch self {
        case .flipBit(let byte, let bit): bytes[byte] ^= 1 << UInt8(bit)
        case .cutTail(let end): bytes.removeLast(bytes.count - end)
        case .zero(let range): bytes.replaceSubrange(range, with: repeatElement(0, count: range.count))
        case .appendZeroes(let count): bytes += repeatElement(0, count: count)
        case .append(let more): bytes += more
        case .remove: return disk.replace(name, with: nil)
        }
        disk.replace(name, with: bytes)
    }
}
