import Messaging

extension ReceiptArrived {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.time(at)
        writer.presence(isDelivered, reportedAt != nil, followUp != nil)
        writer.text(code)
        writer.text(text)
        if let reportedAt { writer.time(reportedAt) }
        followUp?.encode(to: &writer)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        let attempt = try AttemptID(from: &reader)
        let at = try reader.time()
        var presence = try reader.presence(3)
        self.init(
            attempt: attempt, at: at, isDelivered: presence.next(), code: try reader.text(),
            text: try reader.text(), reportedAt: presence.next() ? try reader.time() : nil,
            followUp: presence.next() ? try ReceiptFollowUp(from: &reader) : nil)
    }
}

extension ReceiptFollowUp {
    fileprivate func encode(to writer: inout ByteWriter) {
        disposition.encode(to: &writer)
        writer.signed(account.number)
        line.encode(to: &writer)
        writer.text(rule)
    }

    fileprivate init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            disposition: try Disposition(from: &reader), account: AccountID(try reader.signed()),
            line: try Line(from: &reader), rule: try reader.text())
    }
}
