import Ledger
import Messaging
import Outbound
import ServiceLifecycle
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `A dispatcher` {
    private typealias House = TestHouse
    private let house: TestHouse
    private let calls = CallLog()

    init() throws { house = try TestHouse() }

    @Test func `delivers what was accepted, once`() async throws {
        let sender = calls.sender(1) { order in
            #expect(order.message.content.body == "Hello 7" && order.recipient == Recipient("r7"))
            return .delivered
        }
        try await house.run([1: sender]) { running in
            try await running.bookkeeper.record([House.message(7)])
            let finished = try await running.watch.finished()
            #expect(finished.attempt == House.attempt(1, of: 7) && finished.account == AccountID(1))
            #expect(finished.disposition == .done)
            #expect(try await House.state(of: House.id(7), in: running.bookkeeper) == .delivered)
        }
        #expect(calls.all == [CallLog.Call(account: 1, attempt: House.attempt(1, of: 7))])
    }

    @Test func `delivers what was accepted before it started, and nothing that ended before`() async throws {
        let over = Event.deliveryFailed(DeliveryFailed(delivery: House.id(2), at: House.start, reason: "no"))
        let past = [House.message(1), House.message(2), over, House.message(3)]
        try await house.run([1: calls.sender(1) { _ in .delivered }], past: past) { running in
            let first = try await running.watch.finished().attempt.delivery
            let second = try await running.watch.finished().attempt.delivery
            #expect(Set([first, second]) == [House.id(1), House.id(3)])
        }
        #expect(calls.all.count == 2)
    }

    @Test func `makes an attempt durable before it begins`() async throws {
        try await house.run([1: calls.sender(1) { _ in .delivered }]) { running in
            try await running.bookkeeper.record([House.message(1)])
            let order = try await (0..<3).asyncMap { _ in try await running.watch.next { $0.kind } }
            #expect(order == ["accepted", "started", "finished"])
        }
    }

    @Test func `tries again when the time that it decided on has come`() async throws {
        let sender = calls.sender(1) { $0.attempt.number == 1 ? .deferred(.transient) : .delivered }
        try await house.run([1: sender]) { running in
            try await running.bookkeeper.record([House.message(1)])
            let first = try await running.watch.finished()
            #expect(first.disposition == .retry(at: House.start + .seconds(2)))
            running.time.advance(to: House.start + .seconds(2))
            let second = try await running.watch.finished()
            #expect(second.attempt.number == 2 && second.disposition == .done)
            #expect(second.at == House.start + .seconds(2))
        }
        #expect(calls.all.map(\.attempt.number) == [1, 2])
    }

    @Test func `changes the account when one is at fault`() async throws {
        let senders =
            [
                1: calls.sender(1) { _ in .rejected(.misconfigured) }, 2: calls.sender(2) { _ in .delivered },
            ] as [Int64: ScriptedSender]
        try await house.run(senders) { running in
            try await running.bookkeeper.record([House.message(1)])
            let first = try await running.watch.finished()
            #expect(first.account == AccountID(1) && first.disposition == .tryAnotherAccount(at: House.start))
            let second = try await running.watch.finished()
            #expect(second.account == AccountID(2) && second.disposition == .done)
        }
        #expect(calls.all.map(\.account) == [1, 2])
    }

    @Test func `leaves a code alone whose end is unknown, and repeats an alarm`() async throws {
        let sender = calls.sender(1) { $0.attempt.number == 1 ? .uncertain : .delivered }
        try await house.run([1: sender]) { running in
            try await running.bookkeeper.record([House.message(1, .code)])
            #expect(try await running.watch.finished().disposition == .leaveUncertain)
            #expect(try await House.state(of: House.id(1), in: running.bookkeeper) == .uncertain)
            try await running.bookkeeper.record([House.message(2, .alert)])
            #expect(try await running.watch.finished().disposition == .retry(at: House.start + .seconds(2)))
            running.time.advance(to: House.start + .seconds(2))
            #expect(try await running.watch.finished().attempt == House.attempt(2, of: 2))
        }
        #expect(
            calls.all.map(\.attempt) == [
                House.attempt(1, of: 1), House.attempt(1, of: 2), House.attempt(2, of: 2),
            ])
    }

    @Test func `declares at its start what was under way, and repeats only what may be repeated`()
        async throws
    {
        let past = [House.message(1, .code), House.started(1), House.message(2, .alert), House.started(2)]
        try await house.run([1: calls.sender(1) { _ in .delivered }], past: past) { running in
            let first = try await running.watch.declared()
            #expect(first.attempt == House.attempt(1, of: 1) && first.disposition == .leaveUncertain)
            let second = try await running.watch.declared()
            #expect(second.attempt == House.attempt(1, of: 2))
            #expect(second.disposition == .retry(at: House.start + .seconds(2)))
            running.time.advance(to: House.start + .seconds(2))
            #expect(try await running.watch.finished().attempt == House.attempt(2, of: 2))
        }
        #expect(calls.all.map(\.attempt) == [House.attempt(2, of: 2)])
    }

    @Test func `lets what is under way finish when it is told to stop`() async throws {
        let gate = Gate()
        let sender = calls.sender(1) { _ in
            await gate.pass()
            return .delivered
        }
        let calls = calls
        try await house.run([1: sender]) { running in
            try await running.bookkeeper.record([House.message(1)])
            #expect(await calls.next()?.attempt == House.attempt(1, of: 1))
            await running.services.triggerGracefulShutdown()
            gate.open()
            let finished = try await running.watch.finished()
            #expect(finished.result.outcome == .delivered && finished.disposition == .done)
        }
    }

    @Test func `delays no account because another one hangs`() async throws {
        let gate = Gate()
        let hanging = calls.sender(3) { _ in
            await gate.pass()
            return .uncertain
        }
        let senders = [1: calls.sender(1) { _ in .delivered }, 3: hanging] as [Int64: ScriptedSender]
        try await house.run(senders) { running in
            for number in 1...20 { try await running.bookkeeper.record([House.message(number, channel: 2)]) }
            for number in 21...60 { try await running.bookkeeper.record([House.message(number)]) }
            var delivered: Set<DeliveryID> = []
            while delivered.count < 40 {
                delivered.insert(try await running.watch.finished().attempt.delivery)
            }
            #expect(delivered == Set((21...60).map(House.id)))
            gate.open()
        }
        let held = calls.all.filter { $0.account == 3 }.count
        #expect((1...4).contains(held), "a quarter of all attempts at most: \(held)")
    }

    @Test func `sends nothing that is too late`() async throws {
        try await house.run([1: calls.sender(1) { _ in .delivered }]) { running in
            try await running.bookkeeper.record([House.message(1, lifetime: .zero)])
            let expired = try await running.watch.expired()
            #expect(expired.delivery == House.id(1) && expired.reason == .tooLateToSend)
        }
        #expect(calls.all.isEmpty)
    }

    @Test func `gives up what no channel can carry any more`() async throws {
        try await house.run([:]) { running in
            try await running.bookkeeper.record([House.message(1, channel: 99)])
            #expect(try await running.watch.failed().delivery == House.id(1))
        }
    }

    @Test func `gives a receipt up when its time is over`() async throws {
        try await house.run([1: calls.sender(1) { _ in .accepted }]) { running in
            try await running.bookkeeper.record([House.message(1)])
            let until = House.start + Channel.defaultReceiptTimeout
            #expect(try await running.watch.finished().disposition == .awaitReceipt(until: until))
            running.time.advance(to: until)
            let expired = try await running.watch.expired()
            #expect(expired.delivery == House.id(1) && expired.reason == .noReceipt)
        }
        #expect(calls.all.count == 1)
    }
}

extension Event {
    fileprivate var kind: String? {
        switch self {
        case .messageAccepted: "accepted"
        case .attemptStarted: "started"
        case .attemptFinished: "finished"
        default: nil
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
