import Messaging

extension DeliveryControlled {
    func encode(to writer: inout ByteWriter) {
        writer.id(delivery.id)
        line.encode(to: &writer)
        writer.byte(UInt8(control.code))
        let (due, expiresAt) = control.moments
        if let due { writer.time(due) }
        if let expiresAt { writer.time(expiresAt) }
        writer.time(at)
        writer.text(by)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            delivery: DeliveryID(try reader.id()), line: try Line(from: &reader),
            control: try Control(from: &reader), at: try reader.time(), by: try reader.text())
    }
}

extension DeliveryControlled.Control {
    fileprivate init(from reader: inout ByteReader) throws(CodecError) {
        self =
            switch try reader.byte() {
            case 0: .cancel
            case 1: .hold
            case 2: .release(due: try reader.time())
            case 3: .reschedule(due: try reader.time(), expiresAt: try reader.time())
            default: throw .malformed
            }
    }
}

extension Line {
    func encode(to writer: inout ByteWriter) {
        writer.byte(UInt8(lane.rawValue))
        writer.text(application.key)
        writer.signed(channel.number)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            lane: try reader.choice(Lane.self), application: ApplicationID(try reader.text()),
            channel: ChannelID(try reader.signed()))
    }
}
