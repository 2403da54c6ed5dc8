import Messaging

extension Alert {
    func encode(to writer: inout ByteWriter) {
        writer.text(kind.rawValue)
        writer.text(subject)
        writer.text(level.rawValue)
        writer.time(at)
        writer.text(english)
        writer.text(chinese)
        writer.text(details)
        writer.presence(rule != nil)
        if let rule { writer.signed(rule) }
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            kind: try reader.word(AlertKind.self), subject: try reader.text(),
            level: try reader.word(AlertLevel.self), at: try reader.time(), english: try reader.text(),
            chinese: try reader.text(), details: try reader.text())
        var presence = try reader.presence(1)
        if presence.next() { rule = try reader.signed() }
    }
}

extension AlertResolved {
    func encode(to writer: inout ByteWriter) {
        writer.text(key)
        writer.time(at)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(key: try reader.text(), at: try reader.time())
    }
}

extension AlertTold {
    func encode(to writer: inout ByteWriter) {
        writer.text(key)
        writer.time(at)
        writer.flag(isRecovery)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(key: try reader.text(), at: try reader.time(), isRecovery: try reader.flag())
    }
}
