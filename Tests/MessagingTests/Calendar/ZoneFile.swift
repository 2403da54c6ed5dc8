import FoundationEssentials
import Messaging

/// The bytes of a TZif file, from their parts, so that a test can leave some out or put wrong ones in.
struct ZoneFile {
    var changes: [(moment: Int64, type: UInt8)] = []
    var offsets: [Int32] = [0]
    var footer = ""
    var leapSeconds: Int32 = 0
    var version = UInt8(ascii: "2")

    /// An old part with one thing of each kind, which readers pass over, and the 64-bit part.
    var bytes: [UInt8] {
        var bytes = header([1, 1, 1, 1, 1, 4])
        bytes += [UInt8](repeating: 0xEE, count: 4 + 1 + 6 + 4 + 8 + 2)
        bytes += header([0, 0, leapSeconds, Int32(changes.count), Int32(offsets.count), 4])
        for change in changes { bytes += Self.bigEndian(change.moment) }
        bytes += changes.map(\.type)
        for offset in offsets { bytes += Self.bigEndian(offset) + [0, 0] }
        bytes += Array("AAA\0".utf8)
        bytes += [UInt8](repeating: 0, count: Int(leapSeconds) * 12)
        return bytes + Array("\n\(footer)\n".utf8)
    }

    private func header(_ counts: [Int32]) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        for count in counts { bytes += Self.bigEndian(count) }
        return bytes
    }

    private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        (0..<number.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// A file of this machine's tzdata.
    static func installed(_ zone: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/" + zone)))
    }

    /// The text between the last two line feeds of a file.
    static func footer(of bytes: [UInt8]) -> String {
        let lineFeed = UInt8(ascii: "\n")
        let start = bytes.dropLast().lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start...].dropLast(), as: UTF8.self)
    }

    /// Changes, their types, and the offsets of the types, of a file's 64-bit part.
    init(reading bytes: [UInt8]) {
        func number(_ start: Int, _ count: Int) -> Int64 {
            let first: Int64 = bytes[start] >= 0x80 ? -1 : 0
            return bytes[start..<start + count].reduce(first) { $0 << 8 | Int64($1) }
        }
        func counts(_ start: Int) -> [Int] { (0..<6).map { Int(number(start + 20 + $0 * 4, 4)) } }
        let old = counts(0)
        let start = 44 + old[3] * 5 + old[4] * 6 + old[5] + old[2] * 8 + old[1] + old[0]
        let new = counts(start)
        let body = start + 44
        changes = (0..<new[3]).map { (number(body + $0 * 8, 8), bytes[body + new[3] * 8 + $0]) }
        offsets = (0..<new[4]).map { Int32(number(body + new[3] * 9 + $0 * 6, 4)) }
        footer = Self.footer(of: bytes)
    }

    init(footer: String = "") { self.footer = footer }
}
