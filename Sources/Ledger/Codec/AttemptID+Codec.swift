import Messaging

extension AttemptID {
    func encode(to writer: inout ByteWriter) {
        writer.id(delivery.id)
        writer.count(number)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(delivery: DeliveryID(try reader.id()), number: try reader.number())
    }
}
