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
        case deliveryControlled = 14
        case noticeTaken = 15
        case breakerChanged = 16
        case alertRaised = 17
        case alertResolved = 18
        case alertTold = 19
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
        func add(_ tag: Tag, _ encode: (inout ByteWriter) -> Void) {
            writer.byte(tag.rawValue)
            encode(&writer)
        }
        switch event {
        case .messageAccepted(let fact): add(.messageAccepted, fact.encode)
        case .attemptStarted(let fact): add(.attemptStarted, fact.encode)
        case .attemptFinished(let fact): add(.attemptFinished, fact.encode)
        case .attemptDeclaredUncertain(let fact): add(.attemptDeclaredUncertain, fact.encode)
        case .receiptArrived(let fact): add(.receiptArrived, fact.encode)
        case .deliveryExpired(let fact): add(.deliveryExpired, fact.encode)
        case .deliveryFailed(let fact): add(.deliveryFailed, fact.encode)
        case .attemptAnswered(let fact): add(.attemptAnswered, fact.encode)
        case .callbackReceived(let fact): add(.callbackReceived, fact.encode)
        case .callbackRead(let fact): add(.callbackRead, fact.encode)
        case .receiptUnparked(let fact): add(.receiptUnparked, fact.encode)
        case .recipientSuppressed(let fact): add(.recipientSuppressed, fact.encode)
        case .suppressionLifted(let fact): add(.suppressionLifted, fact.encode)
        case .deliveryControlled(let fact): add(.deliveryControlled, fact.encode)
        case .noticeTaken(let fact): add(.noticeTaken, fact.encode)
        case .breakerChanged(let fact): add(.breakerChanged, fact.encode)
        case .alertRaised(let fact): add(.alertRaised, fact.encode)
        case .alertResolved(let fact): add(.alertResolved, fact.encode)
        case .alertTold(let fact): add(.alertTold, fact.encode)
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
        case .deliveryControlled: .deliveryControlled(try DeliveryControlled(from: &reader))
        case .noticeTaken: .noticeTaken(try NoticeTaken(from: &reader))
        case .breakerChanged: .breakerChanged(try BreakerChanged(from: &reader))
        case .alertRaised: .alertRaised(try Alert(from: &reader))
        case .alertResolved: .alertResolved(try AlertResolved(from: &reader))
        case .alertTold: .alertTold(try AlertTold(from: &reader))
        case nil: throw .unknownEvent(tag)
        }
    }
}
