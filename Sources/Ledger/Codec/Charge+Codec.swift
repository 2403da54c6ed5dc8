import Messaging

extension Charge {
    func encode(to writer: inout ByteWriter) {
        writer.signed(amount.millionths)
        writer.signed(Int64(parts))
        writer.signed(Int64(applicationDay.number))
        writer.signed(Int64(accountDay.number))
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            amount: Money(millionths: try reader.signed()), parts: Int(try reader.signed()),
            applicationDay: try CivilDay(from: &reader), accountDay: try CivilDay(from: &reader))
    }

    /// Reads a charge behind the byte that says whether there is one.
    init?(ifPresentIn reader: inout ByteReader) throws(CodecError) {
        var presence = try reader.presence(1)
        guard presence.next() else { return nil }
        try self.init(from: &reader)
    }
}

extension CivilDay {
    init(from reader: inout ByteReader) throws(CodecError) {
        guard let number = Int32(exactly: try reader.signed()) else { throw .malformed }
        self.init(number: number)
    }
}
