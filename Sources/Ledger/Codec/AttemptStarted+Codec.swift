import Messaging

extension AttemptStarted {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.signed(account.number)
        writer.time(at)
        writer.text(choice)
        writer.presence(charge != nil)
        charge?.encode(to: &writer)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), account: AccountID(try reader.signed()),
            at: try reader.time(),
            choice: try reader.text(), charge: try Charge(ifPresentIn: &reader))
    }
}

extension AttemptFinished {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.signed(account.number)
        writer.time(at)
        result.encode(to: &writer)
        disposition.encode(to: &writer)
        writer.presence(!rule.isEmpty, charge != nil)
        if !rule.isEmpty { writer.text(rule) }
        charge?.encode(to: &writer)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), account: AccountID(try reader.signed()),
            at: try reader.time(), result: try AttemptResult(from: &reader),
            disposition: try Disposition(from: &reader))
        var presence = try reader.presence(2)
        if presence.next() { rule = try reader.text() }
        if presence.next() { charge = try Charge(from: &reader) }
    }
}

extension AttemptDeclaredUncertain {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.time(at)
        disposition.encode(to: &writer)
        writer.presence(charge != nil)
        charge?.encode(to: &writer)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), at: try reader.time(),
            disposition: try Disposition(from: &reader), charge: try Charge(ifPresentIn: &reader))
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
