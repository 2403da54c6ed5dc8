import Messaging

extension Suppression {
    func encode(to writer: inout ByteWriter) {
        writer.text(medium.rawValue)
        writer.text(recipient.address)
        writer.byte(UInt8(reason.rawValue))
        writer.flag(account != nil)
        if let account { writer.signed(account.number) }
        writer.time(at)
        writer.text(text)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            medium: try reader.word(Medium.self), recipient: Recipient(try reader.text()),
            reason: try reader.choice(Reason.self),
            account: try reader.flag() ? AccountID(try reader.signed()) : nil, at: try reader.time(),
            text: try reader.text())
    }
}

extension SuppressionLifted {
    func encode(to writer: inout ByteWriter) {
        writer.text(medium.rawValue)
        writer.text(recipient.address)
        writer.time(at)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            medium: try reader.word(Medium.self), recipient: Recipient(try reader.text()),
            at: try reader.time())
    }
}
