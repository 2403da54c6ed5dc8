import Messaging

extension AttemptStarted {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.signed(account.number)
        writer.time(at)
        writer.text(choice)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), account: AccountID(try reader.signed()),
            at: try reader.time(),
            choice: try reader.text())
    }
}

extension AttemptFinished {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.signed(account.number)
        writer.time(at)
        result.encode(to: &writer)
        disposition.encode(to: &writer)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), account: AccountID(try reader.signed()),
            at: try reader.time(),
            result: try AttemptResult(from: &reader), disposition: try Disposition(from: &reader))
    }
}

extension AttemptDeclaredUncertain {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.time(at)
        disposition.encode(to: &writer)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), at: try reader.time(),
            disposition: try Disposition(from: &reader))
    }
}

extension ReceiptArrived {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.time(at)
        writer.flag(isDelivered)
        writer.text(code)
        writer.text(text)
        writer.time(reportedAt)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), at: try reader.time(), isDelivered: try reader.flag(),
            code: try reader.text(), text: try reader.text(),
            reportedAt: try reader.optionalTime())
    }
}

extension DeliveryExpired {
    func encode(to writer: inout ByteWriter) {
        writer.id(delivery.id)
        writer.time(at)
        writer.byte(UInt8(reason.rawValue))
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            delivery: DeliveryID(try reader.id()), at: try reader.time(),
            reason: try reader.choice(Reason.self))
    }
}

extension DeliveryFailed {
    func encode(to writer: inout ByteWriter) {
        writer.id(delivery.id)
        writer.time(at)
        writer.text(reason)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(delivery: DeliveryID(try reader.id()), at: try reader.time(), reason: try reader.text())
    }
}
