import Ledger
import Messaging
import Outbound
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `A suppressed recipient` {
    private typealias House = TestHouse
    private let house: TestHouse
    private let calls = CallLog()

    init() throws { house = try TestHouse() }

    private func suppressed(_ number: Int, _ reason: Suppression.Reason) -> Event {
        .recipientSuppressed(
            Suppression(
                medium: .sms, recipient: Recipient("r\(number)"), reason: reason, account: nil,
                at: House.start, text: "TD"))
    }

    @Test(
        arguments: [
            (Suppression.Reason.optedOut, MessageClass.marketing), (.blocked, .notice),
            (.operatorsWish, .code),
        ])
    func `gets nothing of what the suppression holds for`(
        reason: Suppression.Reason, messageClass: MessageClass
    ) async throws {
        let past = [suppressed(1, reason), House.message(1, messageClass)]
        try await house.run([1: calls.sender(1) { _ in .delivered }], past: past) { running in
            let failed = try await running.watch.failed()
            #expect(failed.delivery == House.id(1))
        }
        #expect(calls.all.isEmpty)
    }

    @Test(arguments: [(Suppression.Reason.optedOut, MessageClass.code), (.blocked, .alert)])
    func `still gets codes and alarms after a reply or a provider's word`(
        reason: Suppression.Reason, messageClass: MessageClass
    ) async throws {
        let past = [suppressed(1, reason), House.message(1, messageClass)]
        try await house.run([1: calls.sender(1) { _ in .delivered }], past: past) { running in
            let finished = try await running.watch.finished()
            #expect(finished.disposition == .done)
        }
    }

    @Test func `is one whom a provider calls blacklisted, from then on`() async throws {
        let sender = calls.sender(1) {
            $0.recipient == Recipient("r1") ? .rejected(.recipientBlocked) : .delivered
        }
        try await house.run([1: sender]) { running in
            try await running.bookkeeper.record([House.message(1)])
            let suppression = try await running.watch.next { event -> Suppression? in
                guard case .recipientSuppressed(let suppression) = event else { return nil }
                return suppression
            }
            #expect(suppression.recipient == Recipient("r1") && suppression.reason == .blocked)
            guard case .messageAccepted(var again) = House.message(2) else { return }
            again.deliveries = [Delivery(id: House.id(2), recipient: Recipient("r1"))]
            try await running.bookkeeper.record([.messageAccepted(again), House.message(3)])
            #expect(try await running.watch.failed().delivery == House.id(2))
        }
    }
}
