import Messaging
import TestSupport
import Testing

@testable import Ledger

@Suite struct `An event in a journal record` {
    private typealias Sample = SampleEvents

    @Test(arguments: SampleEvents.all.indices)
    func `is read as it was written`(index: Int) throws {
        let event = Sample.all[index].event
        #expect(try EventCodec.decode(EventCodec.encode([event])) == [event])
    }

    @Test func `keeps its place among others`() throws {
        let events = (0..<70).map { Sample.all[$0 * 3 % Sample.all.count].event }
        #expect(try EventCodec.decode(EventCodec.encode(events)) == events)
        #expect(try EventCodec.decode(EventCodec.encode([])) == [])
    }

    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
    func `keeps extreme numbers and times`(number: Int64) throws {
        var message = Sample.message
        message.channel = ChannelID(number)
        message.acceptedAt = Timestamp(milliseconds: number)
        message.scheduledAt = Timestamp(milliseconds: number)
        message.expiresAt = Timestamp(milliseconds: number)
        message.fingerprint = UInt64(bitPattern: number)
        let id = DeliveryID(UniqueID(high: UInt64(bitPattern: number), low: UInt64(bitPattern: ~number)))
        let recipient = Recipient("")
        let attempt = AttemptID(delivery: id, number: Int(max(1, number)))
        let moment = Timestamp(milliseconds: number)
        let result = AttemptResult(.uncertain, retryAfter: .milliseconds(number))
        let events: [Event] = [
            .messageAccepted(
                MessageAccepted(message: message, deliveries: [Delivery(id: id, recipient: recipient)])),
            .attemptStarted(
                AttemptStarted(attempt: attempt, account: AccountID(number), at: moment, choice: "")),
            .attemptFinished(
                AttemptFinished(
                    attempt: attempt, account: AccountID(number), at: moment, result: result,
                    disposition: .retry(at: moment))),
        ]
        #expect(try EventCodec.decode(EventCodec.encode(events)) == events)
    }

    @Test func `keeps empty and long texts, and messages without anything optional`() throws {
        var message = Sample.message
        message.content = Content(
            subject: "", body: String(repeating: "长\u{0}\n", count: 50_000), format: .markdown)
        message.attachments = []
        message.scheduledAt = nil
        message.parameters = ""
        let event = Event.messageAccepted(MessageAccepted(message: message, deliveries: []))
        #expect(try EventCodec.decode(EventCodec.encode([event])) == [event])
    }

    @Test func `keeps every word of every closed list`() throws {
        var events: [Event] = []
        for medium in Medium.allCases {
            for messageClass in MessageClass.allCases {
                for format in Content.Format.allCases {
                    var message = Sample.message
                    message.medium = medium
                    message.messageClass = messageClass
                    message.content.format = format
                    events.append(.messageAccepted(MessageAccepted(message: message, deliveries: [])))
                }
            }
        }
        let moment = Sample.moment
        let outcomes =
            [.delivered, .accepted, .uncertain] + Outcome.Rejection.allCases.map(Outcome.rejected)
            + Outcome.Deferral.allCases.map(Outcome.deferred)
        let dispositions: [Disposition] = [
            .done, .awaitReceipt(until: moment), .retry(at: moment), .tryAnotherAccount(at: moment), .fail,
            .leaveUncertain, .ask(at: moment),
        ]
        for outcome in outcomes {
            for disposition in dispositions {
                events.append(
                    .attemptFinished(
                        AttemptFinished(
                            attempt: Sample.attempt, account: AccountID(1), at: moment,
                            result: AttemptResult(outcome),
                            disposition: disposition)))
            }
        }
        for reason in DeliveryExpired.Reason.allCases {
            events.append(
                .deliveryExpired(DeliveryExpired(delivery: Sample.delivery, at: moment, reason: reason)))
        }
        let answers: [InquiryAnswer] = [
            .delivered(code: "DELIVRD", text: "ok"), .failed(code: "", text: ""),
            .underWay(providerMessageID: "p-1"), .absent, .silent(text: "timed out"), .unlisted,
        ]
        events += answers.map { answer in
            .attemptAnswered(
                AttemptAnswered(
                    attempt: Sample.attempt, at: moment, answer: answer, disposition: .ask(at: moment)))
        }
        for origin in CallbackReceived.Origin.allCases {
            var received = Sample.callback
            received.origin = origin
            events.append(.callbackReceived(received))
        }
        for reason in Suppression.Reason.allCases {
            events.append(
                .recipientSuppressed(
                    Suppression(
                        medium: .email, recipient: Sample.recipient, reason: reason, account: nil, at: moment,
                        text: "")))
        }
        let controls: [DeliveryControlled.Control] = [
            .cancel, .hold, .release(due: moment), .reschedule(due: moment, expiresAt: moment),
        ]
        events += controls.map { control in
            .deliveryControlled(
                DeliveryControlled(
                    delivery: Sample.delivery, line: Sample.line, control: control, at: moment, by: ""))
        }
        for origin in [.request, .resend, .notice(NoticeID(1)), .alert(key: "")] as [MessageOrigin] {
            var message = Sample.message
            message.origin = origin
            events.append(.messageAccepted(MessageAccepted(message: message, deliveries: [])))
        }
        for (kind, level) in zip(AlertKind.allCases, AlertLevel.allCases + AlertLevel.allCases) {
            var alert = Sample.alert
            (alert.kind, alert.level) = (kind, level)
            events.append(.alertRaised(alert))
        }
        events += AlertKind.allCases.map { kind in
            .alertRaised(
                Alert(kind: kind, subject: "", level: .info, at: moment, english: "", chinese: ""))
        }
        events += BreakerState.allCases.map { state in
            .breakerChanged(
                BreakerChanged(
                    account: AccountID(-3), at: moment, state: state, until: nil, openings: 0, reason: ""))
        }
        #expect(try EventCodec.decode(EventCodec.encode(events)) == events)
    }

    /// Every choice among the parts that may be absent; parts that are there differ from each other.
    @Test func `keeps each optional part with and without the others`() throws {
        var events: [Event] = []
        for bits in 0..<64 {
            func has(_ bit: Int) -> Bool { bits >> bit & 1 == 1 }
            var message = Sample.message
            message.wantsNotices = has(0)
            message.quotaDay = has(1) ? CivilDay(number: -1) : nil
            message.idempotency = has(2) ? Idempotency(key: "钥匙", digest: .max) : nil
            message.guarding =
                has(3) ? Guarding(contentDigest: 1, clientAddress: "::1", until: Sample.moment) : nil
            message.refusedCount = has(4) ? 999 : 0
            message.origin = has(5) ? .resend : .request
            let delivery = Delivery(
                id: Sample.delivery, recipient: Sample.recipient, notBefore: has(0) ? Sample.moment : nil,
                resentFrom: has(1) ? Sample.delivery : nil)
            let charge = has(2) ? Sample.charge : nil
            var finished = Sample.finished
            (finished.rule, finished.charge) = (has(3) ? "busy" : "", charge)
            var receipt = Sample.receipt
            (receipt.isDelivered, receipt.reportedAt) = (has(0), has(1) ? Sample.moment : nil)
            if !has(2) { receipt.followUp = nil }
            events += [
                .messageAccepted(MessageAccepted(message: message, deliveries: [delivery, delivery])),
                .attemptStarted(
                    AttemptStarted(
                        attempt: Sample.attempt, account: AccountID(-7), at: Sample.moment, choice: "",
                        charge: charge)), .attemptFinished(finished), .receiptArrived(receipt),
                .attemptDeclaredUncertain(
                    AttemptDeclaredUncertain(
                        attempt: Sample.attempt, at: Sample.moment, disposition: .fail, charge: charge)),
            ]
        }
        #expect(try EventCodec.decode(EventCodec.encode(events)) == events)
    }

    @Test func `spends a byte on all the parts that a message does not have`() {
        var message = Sample.message
        message.wantsNotices = true
        let plain = EventCodec.encode([.messageAccepted(MessageAccepted(message: message, deliveries: []))])
        message.refusedCount = 1
        let refused = EventCodec.encode([.messageAccepted(MessageAccepted(message: message, deliveries: []))])
        #expect(refused.count == plain.count + 1)
    }

    @Test func `keeps a callback of a mebibyte, and one of nothing`() throws {
        var received = Sample.callback
        received.body = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        var empty = received
        (empty.body, empty.query, empty.contentType, empty.peer) = ([], "", "", "")
        let events: [Event] = [.callbackReceived(received), .callbackReceived(empty)]
        #expect(try EventCodec.decode(EventCodec.encode(events)) == events)
    }

    // MARK: Bytes that nobody wrote

    @Test(arguments: SampleEvents.all.indices)
    func `is an error when it is cut, wherever that is`(index: Int) {
        let bytes = EventCodec.encode([Sample.all[index].event])
        for count in 0..<bytes.count {
            #expect(throws: CodecError.truncated, "cut to \(count)") {
                try EventCodec.decode(Array(bytes.prefix(count)))
            }
        }
    }

    @Test(arguments: SampleEvents.all.indices)
    func `is another event or an error when bits of it flip, and never stops the program`(index: Int) throws {
        let bytes = EventCodec.encode([Sample.all[index].event])
        for position in bytes.indices {
            for mask in [1, 2, 4, 8, 16, 32, 64, 128, 255] as [UInt8] {
                var changed = bytes
                changed[position] ^= mask
                do throws(CodecError) {
                    _ = try EventCodec.decode(changed)
                } catch {
                    #expect(error != .unknownFormat(1))
                }
            }
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `is not read from noise without harm`(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<200 {
            let noise = (0..<Int.random(in: 0...80, using: &dice)).map { _ in
                UInt8.random(in: 0...255, using: &dice)
            }
            let head: [UInt8] = [
                1, UInt8.random(in: 0...3, using: &dice), UInt8.random(in: 0...20, using: &dice),
            ]
            do throws(CodecError) {
                _ = try EventCodec.decode(head + noise)
            } catch {
                #expect(error != .unknownFormat(1), "seed \(seed)")
            }
        }
    }

    @Test func `of another format or kind is told apart from a broken one`() {
        #expect(throws: CodecError.unknownFormat(2)) { try EventCodec.decode([2, 0]) }
        #expect(throws: CodecError.unknownEvent(20)) { try EventCodec.decode([1, 1, 20]) }
        #expect(throws: CodecError.malformed) { try EventCodec.decode([1, 0, 0]) }
        #expect(throws: CodecError.truncated) { try EventCodec.decode([]) }
        #expect(throws: CodecError.truncated) { try EventCodec.decode([1, 200, 1]) }
        #expect(throws: CodecError.malformed) {
            try EventCodec.decode([1] + [UInt8](repeating: 255, count: 9) + [2])
        }
    }
}
