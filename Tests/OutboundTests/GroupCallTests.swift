import Ledger
import Messaging
import Outbound
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `A call for several deliveries` {
    private typealias House = TestHouse
    private let house: TestHouse
    private let calls = GroupLog()

    init() throws { house = try TestHouse() }

    private func account(_ capacity: CallCapacity, pacing: Pacing = Pacing()) -> [Int64: any Sender] {
        let calls = calls
        let sender = ScriptedGroup(capacity: capacity, pacing: pacing) { orders in
            calls.note(orders)
            return orders.map { _ in AttemptResult(.delivered) }
        }
        return [1: sender, 3: sender]
    }

    /// Lets everything happen, and returns the sizes of the calls, the largest first.
    private func callSizes(
        _ senders: [Int64: any Sender], past: [Event], deliveries: Int
    ) async throws -> [Int] {
        try await house.run(senders, past: past) { running in
            for _ in 0..<deliveries { _ = try await running.watch.finished() }
        }
        return calls.all.map(\.count).sorted(by: >)
    }

    @Test func `carries a batch in the fewest calls, each delivery with its own attempt`() async throws {
        let past = [House.message(1, deliveries: 25)]
        let sizes = try await callSizes(account(CallCapacity(sameContent: 10)), past: past, deliveries: 25)
        #expect(sizes == [10, 10, 5])
        let attempts = calls.all.flatMap { $0 }.map(\.attempt)
        #expect(Set(attempts) == Set((1...25).map { House.attempt(1, of: $0) }) && attempts.count == 25)
    }

    @Test func `carries messages that say the same, and leaves the others to calls of their own`()
        async throws
    {
        let past = [
            House.message(1, parameters: #"{"a":"x"}"#), House.message(2, parameters: #"{"a":"y"}"#),
            House.message(3, parameters: #"{"a":"x"}"#),
        ]
        let sizes = try await callSizes(account(CallCapacity(sameContent: 10)), past: past, deliveries: 3)
        #expect(sizes == [2, 1])
        let together = calls.all.first { $0.count == 2 }?.map(\.attempt.delivery)
        #expect(together == [House.id(1), House.id(3)])
    }

    @Test func `carries messages of one template where the provider takes parameters for each`() async throws
    {
        let past = (1...3).map { House.message($0) }
        let capacity = CallCapacity(sameContent: 10, sameTemplate: 2)
        let sizes = try await callSizes(account(capacity), past: past, deliveries: 3)
        #expect(sizes == [2, 1])
    }

    @Test func `never carries one recipient twice`() async throws {
        let twice = { (number: Int) -> Event in
            guard case .messageAccepted(var accepted) = House.message(number, parameters: "{}") else {
                return House.message(number)
            }
            accepted.deliveries = [Delivery(id: House.id(number), recipient: Recipient("same"))]
            return .messageAccepted(accepted)
        }
        let sizes = try await callSizes(
            account(CallCapacity(sameContent: 10)), past: [twice(1), twice(2)], deliveries: 2)
        #expect(sizes == [1, 1])
    }

    @Test(
        arguments: [
            (.code, 1, [1, 1, 1]), (.code, 3, [3]), (.notice, 1, [3]), (.notice, 4, [1, 1, 1]),
        ] as [(MessageClass, Int64, [Int])])
    func `carries codes only where the channel says so, and nobody where it forbids it`(
        messageClass: MessageClass, channel: Int64, sizes: [Int]
    ) async throws {
        let past = [House.message(1, messageClass, channel: channel, deliveries: 3)]
        let found = try await callSizes(account(CallCapacity(sameContent: 10)), past: past, deliveries: 3)
        #expect(found == sizes)
    }

    @Test func `ends each attempt as the provider said of it`() async throws {
        let sender = ScriptedGroup(capacity: CallCapacity(sameContent: 10)) { orders in
            orders.map { order in
                AttemptResult(order.recipient == Recipient("r2") ? .rejected(.permanent) : .delivered)
            }.dropLast()
        }
        try await house.run([1: sender], past: [House.message(1, deliveries: 3)]) { running in
            var outcomes: [DeliveryID: Outcome] = [:]
            for _ in 0..<3 {
                let finished = try await running.watch.finished()
                outcomes[finished.attempt.delivery] = finished.result.outcome
            }
            // The sender forgot the last one, so nobody knows what became of it.
            #expect(
                outcomes == [
                    House.id(1): .delivered, House.id(2): .rejected(.permanent), House.id(3): .uncertain,
                ])
        }
    }

    @Test func `merges what waits for a robot, and keeps to its pace`() async throws {
        let pace = Pacing(calls: Pace(interval: .seconds(3), burst: 1))
        let senders = account(CallCapacity(anyContent: 10), pacing: pace)
        let calls = calls
        try await house.run(senders, past: (1...24).map { House.message($0, .alert) }) { running in
            // The house does not know what was sent before it started, so the first waits for an interval.
            for count in [10, 10, 4] {
                running.time.advance(to: running.time.now + .seconds(3))
                for _ in 0..<count { _ = try await running.watch.finished() }
            }
            #expect(calls.all.map(\.count) == [10, 10, 4])
        }
    }

    @Test func `writes to one recipient only as often as the account may`() async throws {
        let calls = calls
        let sender = ScriptedGroup(
            capacity: CallCapacity(),
            pacing: Pacing(perRecipient: Pace(interval: .seconds(5), burst: 1))
        ) { orders in
            calls.note(orders)
            return orders.map { _ in AttemptResult(.delivered) }
        }
        let same = (1...2).compactMap { number -> Event? in
            guard case .messageAccepted(var accepted) = House.message(number) else { return nil }
            accepted.deliveries = [Delivery(id: House.id(number), recipient: Recipient("same"))]
            return .messageAccepted(accepted)
        }
        try await house.run([1: sender], past: same + [House.message(3)]) { running in
            let first = try await running.watch.finished().attempt.delivery
            let second = try await running.watch.finished().attempt.delivery
            #expect(Set([first, second]) == [House.id(1), House.id(3)])
            running.time.advance(to: House.start + .seconds(5))
            #expect(try await running.watch.finished().attempt == House.attempt(1, of: 2))
        }
    }
}
