import Messaging

extension CallbackReceived {
    func encode(to writer: inout ByteWriter) {
        writer.id(id.id)
        writer.signed(account.number)
        writer.time(at)
        writer.byte(UInt8(origin.rawValue))
        writer.text(contentType)
        writer.text(query)
        writer.blob(body)
        writer.text(peer)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            id: CallbackID(try reader.id()), account: AccountID(try reader.signed()), at: try reader.time(),
            origin: try reader.choice(Origin.self), contentType: try reader.text(),
            query: try reader.text(), body: try reader.blob(), peer: try reader.text())
    }
}

extension CallbackRead {
    func encode(to writer: inout ByteWriter) {
        writer.id(id.id)
        writer.signed(account.number)
        writer.time(at)
        writer.count(matched)
        writer.count(parked.count)
        for notice in parked { notice.encode(to: &writer) }
        writer.text(problem)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        let id = CallbackID(try reader.id())
        let account = AccountID(try reader.signed())
        let at = try reader.time()
        let matched = try reader.number()
        var parked: [ReceiptNotice] = []
        for _ in 0..<(try reader.count()) { parked.append(try ReceiptNotice(from: &reader)) }
        self.init(
            id: id, account: account, at: at, matched: matched, parked: parked, problem: try reader.text())
    }
}

extension ReceiptUnparked {
    func encode(to writer: inout ByteWriter) {
        writer.id(callback.id)
        writer.count(place)
        writer.time(at)
        writer.flag(isMatched)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            callback: CallbackID(try reader.id()), place: try reader.number(), at: try reader.time(),
            isMatched: try reader.flag())
    }
}

extension ReceiptNotice {
    fileprivate func encode(to writer: inout ByteWriter) {
        writer.flag(attempt != nil)
        if let attempt { attempt.encode(to: &writer) }
        writer.text(providerMessageID)
        writer.flag(recipient != nil)
        if let recipient { writer.text(recipient.address) }
        writer.flag(isDelivered)
        writer.text(code)
        writer.text(text)
        writer.time(at)
    }

    fileprivate init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try reader.flag() ? try AttemptID(from: &reader) : nil,
            providerMessageID: try reader.text(),
            recipient: try reader.flag() ? Recipient(try reader.text()) : nil,
            isDelivered: try reader.flag(), code: try reader.text(), text: try reader.text(),
            at: try reader.optionalTime())
    }
}
