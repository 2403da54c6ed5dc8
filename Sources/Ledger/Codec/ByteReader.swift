import Messaging

/// Reads what ``ByteWriter`` wrote. Bytes that it cannot have written are an error, never a trap.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() throws(CodecError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func unsigned() throws(CodecError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || next < 2 else { throw .malformed }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    mutating func signed() throws(CodecError) -> Int64 {
        let value = try unsigned()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    mutating func count() throws(CodecError) -> Int {
        let value = try unsigned()
        guard value <= UInt64(bytes.count - position) else { throw .truncated }
        return Int(value)
    }

    mutating func number() throws(CodecError) -> Int {
        guard let value = Int(exactly: try unsigned()) else { throw .malformed }
        return value
    }

    mutating func flag() throws(CodecError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .malformed
        }
    }

    /// Which of `count` optional parts follow; see ``ByteWriter/presence(_:)``.
    mutating func presence(_ count: Int) throws(CodecError) -> Presence {
        let bits = try byte()
        guard bits >> UInt8(count) == 0 else { throw .malformed }
        return Presence(bits: bits)
    }

    mutating func text() throws(CodecError) -> String { String(decoding: try slice(), as: UTF8.self) }

    mutating func blob() throws(CodecError) -> [UInt8] { Array(try slice()) }

    mutating func id() throws(CodecError) -> UniqueID {
        let high = try fixed()
        return UniqueID(high: high, low: try fixed())
    }

    mutating func time() throws(CodecError) -> Timestamp { Timestamp(milliseconds: try signed()) }

    mutating func optionalTime() throws(CodecError) -> Timestamp? { try flag() ? try time() : nil }

    /// A word of a closed list; a word that this edition does not know is an error.
    mutating func word<Word: RawRepresentable>(_ type: Word.Type) throws(CodecError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text()) else { throw .malformed }
        return word
    }

    /// A number of a closed list; a number that this edition does not know is an error.
    mutating func choice<Choice: RawRepresentable>(_ type: Choice.Type) throws(CodecError) -> Choice
    where Choice.RawValue == Int {
        guard let choice = Choice(rawValue: Int(try byte())) else { throw .malformed }
        return choice
    }

    private mutating func slice() throws(CodecError) -> ArraySlice<UInt8> {
        let length = try count()
        defer { position += length }
        return bytes[position..<position + length]
    }

    private mutating func fixed() throws(CodecError) -> UInt64 {
        var value: UInt64 = 0
        for _ in 0..<8 { value = value << 8 | UInt64(try byte()) }
        return value
    }
}
