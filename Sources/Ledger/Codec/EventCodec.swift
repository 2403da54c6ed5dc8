import Messaging

/// Turns a group of events into the bytes of one journal record, and back.
///
/// A record is a format number (1), a count, and that many events: a tag, then the event's parts in the
/// order of the code below. The format of the release before is readable; older ones need not be, since
/// a segment goes as soon as it is applied.
enum EventCodec {
    static let format: UInt8 = 1

    private enum Tag: UInt8 {
        case messageAccepted = 1
        case attemptStarted = 2
        case attemptFinished = 3
        case attemptDeclaredUncertain = 4
        case receiptArrived = 5
        case deliveryExpired = 6
        case deliveryFailed = 7
        case attemptAnswered = 8
        case callbackReceived = 9
        case callbackRead = 10
        case receiptUnparked = 11
        case recipientSuppressed = 12
        case suppressionLifted = 13
    }

    static func encode(_ events: [Event]) -> [UInt8] {
        var writer = ByteWriter(capacity: 512)
        writer.byte(format)
        writer.count(events.count)
        for event in events { encode(event, to: &writer) }
        return writer.bytes
    }

    static func decode(_ bytes: [UInt8]) throws(CodecError) -> [Event] {
        var reader = ByteReader(bytes)
        let format = try reader.byte()
        guard format == Self.format else { throw .unknownFormat(format) }
        var events: [Event] = []
        for _ in 0..<(try reader.count()) { events.append(try event(from: &reader)) }
        guard reader.isAtEnd else { throw .malformed }
        return events
    }

    private static func encode(_ event: Event, to writer: inout ByteWriter) {
        switch event {
        case .messageAccepted(let accepted):
            writer.byte(Tag.messageAccepted.rawValue)
            accepted.encode(to: &writer)
        case .attemptStarted(let started):
            writer.byte(Tag.attemptStarted.rawValue)
            started.encode(to: &writer)
        case .attemptFinished(let finished):
            writer.byte(Tag.attemptFinished.rawValue)
            finished.encode(to: &writer)
        case .attemptDeclaredUncertain(let declared):
            writer.byte(Tag.attemptDeclaredUncertain.rawValue)
            declared.encode(to: &writer)
        case .receiptArrived(let receipt):
            writer.byte(Tag.receiptArrived.rawValue)
            receipt.encode(to: &writer)
        case .deliveryExpired(let expired):
            writer.byte(Tag.deliveryExpired.rawValue)
            expired.encode(to: &writer)
        case .deliveryFailed(let failed):
            writer.byte(Tag.deliveryFailed.rawValue)
            failed.encode(to: &writer)
        case .attemptAnswered(let answered):
            writer.byte(Tag.attemptAnswered.rawValue)
            answered.encode(to: &writer)
        case .callbackReceived(let received):
            writer.byte(Tag.callbackReceived.rawValue)
            received.encode(to: &writer)
        case .callbackRead(let read):
            writer.byte(Tag.callbackRead.rawValue)
            read.encode(to: &writer)
        case .receiptUnparked(let unparked):
            writer.byte(Tag.receiptUnparked.rawValue)
            unparked.encode(to: &writer)
        case .recipientSuppressed(let suppression):
            writer.byte(Tag.recipientSuppressed.rawValue)
            suppression.encode(to: &writer)
        case .suppressionLifted(let lifted):
            writer.byte(Tag.suppressionLifted.rawValue)
            lifted.encode(to: &writer)
        }
    }

    private static func event(from reader: inout ByteReader) throws(CodecError) -> Event {
        let tag = try reader.byte()
        return switch Tag(rawValue: tag) {
        case .messageAccepted: .messageAccepted(try MessageAccepted(from: &reader))
        case .attemptStarted: .attemptStarted(try AttemptStarted(from: &reader))
        case .attemptFinished: .attemptFinished(try AttemptFinished(from: &reader))
        case .attemptDeclaredUncertain: .attemptDeclaredUncertain(try AttemptDeclaredUncertain(from: &reader))
        case .receiptArrived: .receiptArrived(try ReceiptArrived(from: &reader))
        case .deliveryExpired: .deliveryExpired(try DeliveryExpired(from: &reader))
        case .deliveryFailed: .deliveryFailed(try DeliveryFailed(from: &reader))
        case .attemptAnswered: .attemptAnswered(try AttemptAnswered(from: &reader))
        case .callbackReceived: .callbackReceived(try CallbackReceived(from: &reader))
        case .callbackRead: .callbackRead(try CallbackRead(from: &reader))
        case .receiptUnparked: .receiptUnparked(try ReceiptUnparked(from: &reader))
        case .recipientSuppressed: .recipientSuppressed(try Suppression(from: &reader))
        case .suppressionLifted: .suppressionLifted(try SuppressionLifted(from: &reader))
        case nil: throw .unknownEvent(tag)
        }
    }
}
