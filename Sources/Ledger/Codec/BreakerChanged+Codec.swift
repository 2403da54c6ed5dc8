import Messaging

extension BreakerChanged {
    func encode(to writer: inout ByteWriter) {
        writer.signed(account.number)
        writer.time(at)
        writer.byte(UInt8(state.rawValue))
        writer.time(until)
        writer.count(openings)
        writer.text(reason)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            account: AccountID(try reader.signed()), at: try reader.time(),
            state: try reader.choice(BreakerState.self), until: try reader.optionalTime(),
            openings: try reader.number(), reason: try reader.text())
    }
}
