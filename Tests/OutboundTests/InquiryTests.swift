import Ledger
import Messaging
import Outbound
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `A provider that can be asked` {
    private typealias House = TestHouse
    private let house: TestHouse

    init() throws { house = try TestHouse() }

    private func vendor(
        _ result: Outcome = .uncertain, asksForReceipts: Bool = false, answer: InquiryAnswer
    ) -> [Int64: any Sender] {
        let sender = ScriptedVendor(
            asksForReceipts: asksForReceipts,
            attempting: { orders in
                orders.map { AttemptResult($0.attempt.number == 1 ? result : .delivered) }
            },
            answering: { _ in answer })
        return [1: sender]
    }

    private static func answered(_ event: Event) -> AttemptAnswered? {
        guard case .attemptAnswered(let answered) = event else { return nil }
        return answered
    }

    @Test func `is asked about a code whose end is unknown, and gets it again if it never had it`()
        async throws
    {
        try await house.run(vendor(answer: .absent)) { running in
            try await running.bookkeeper.record([House.message(1, .code)])
            #expect(try await running.watch.finished().disposition == .ask(at: House.start + .seconds(120)))
            #expect(try await House.state(of: House.id(1), in: running.bookkeeper) == .settling)
            running.time.advance(to: House.start + .seconds(120))
            let answered = try await running.watch.next(Self.answered)
            #expect(answered.attempt == House.attempt(1, of: 1))
            #expect(answered.disposition == .retry(at: House.start + .seconds(122)))
            running.time.advance(to: House.start + .seconds(122))
            #expect(try await running.watch.finished().attempt == House.attempt(2, of: 1))
        }
    }

    @Test func `is believed when it says that the message arrived`() async throws {
        try await house.run(vendor(answer: .delivered(code: "OK", text: ""))) { running in
            try await running.bookkeeper.record([House.message(1, .alert)])
            _ = try await running.watch.finished()
            running.time.advance(to: House.start + .seconds(120))
            #expect(try await running.watch.next(Self.answered).disposition == .done)
            #expect(try await House.state(of: House.id(1), in: running.bookkeeper) == .delivered)
        }
    }

    @Test func `is asked for receipts that do not come by themselves`() async throws {
        let senders = vendor(.accepted, asksForReceipts: true, answer: .underWay(providerMessageID: "7"))
        try await house.run(senders) { running in
            try await running.bookkeeper.record([House.message(1)])
            #expect(try await running.watch.finished().disposition == .ask(at: House.start + .seconds(5)))
            #expect(try await House.state(of: House.id(1), in: running.bookkeeper) == .awaitingReceipt)
            running.time.advance(to: House.start + .seconds(5))
            let next = try await running.watch.next(Self.answered).disposition
            #expect(next == .ask(at: House.start + .seconds(10)))
        }
    }

    @Test func `is not asked any more when a receipt has come`() async throws {
        try await house.run(vendor(answer: .absent)) { running in
            try await running.bookkeeper.record([House.message(1, .code)])
            _ = try await running.watch.finished()
            let receipt = ReceiptArrived(
                attempt: House.attempt(1, of: 1), at: House.start, isDelivered: true, code: "", text: "")
            try await running.bookkeeper.record([.receiptArrived(receipt)])
            #expect(try await House.state(of: House.id(1), in: running.bookkeeper) == .delivered)
            running.time.advance(to: House.start + .seconds(500))
            try await running.bookkeeper.record([House.message(2)])
            _ = try await running.watch.finished()
            #expect(await running.dispatcher.activeCount <= 1)
        }
    }

    @Test func `is asked about what was under way when the daemon died`() async throws {
        let past = [House.message(1, .code), House.started(1)]
        try await house.run(vendor(answer: .absent), past: past) { running in
            let declared = try await running.watch.declared()
            #expect(declared.disposition == .ask(at: House.start + .seconds(120)))
            running.time.advance(to: House.start + .seconds(120))
            let answered = try await running.watch.next(Self.answered)
            #expect(answered.answer == .absent)
            running.time.advance(to: House.start + .seconds(122))
            let finished = try await running.watch.finished()
            #expect(finished.attempt == House.attempt(2, of: 1))
        }
    }
}
