import Ledger
import Messaging
import Synchronization
import TestSupport
import Testing

@testable import Outbound

@Suite(.timeLimit(.minutes(5))) struct `A dispatcher whose queue is held` {
    private typealias House = TestHouse

    /// Whether the queue is held, for a test to change.
    private final class Switch: Sendable {
        private let state = Mutex(true)
        var isOn: Bool { state.withLock { $0 } }
        func turnOff() { state.withLock { $0 = false } }
    }

    private let house: TestHouse
    private let calls = CallLog()
    private let hold = Switch()

    init() throws { house = try TestHouse() }

    /// Returns when the dispatcher has taken in everything that is durable now.
    private func settle(_ running: House.Running) async {
        let end = running.bookkeeper.durable
        while await running.dispatcher.consumedPosition() < end { await Task.yield() }
        // One more turn of the dispatcher, which would take work now if it took any.
        running.dispatcher.lookAgain()
        _ = await running.dispatcher.activeCount
    }

    @Test func `attempts nothing and repeats nothing before it may go on, and then does it once`()
        async throws
    {
        let sender = calls.sender(1) { _ in .delivered }
        let past = [House.message(1), House.message(2, .alert), House.started(2)]
        try await house.run([1: sender], past: past, isHeld: { [hold] in hold.isOn }) { running in
            _ = try await running.watch.declared()
            running.time.advance(to: House.start + .seconds(600))
            try await running.bookkeeper.record([House.message(3)])
            await settle(running)
            #expect(calls.all.isEmpty)
            hold.turnOff()
            running.dispatcher.lookAgain()
            var ended: Set<DeliveryID> = []
            while ended.count < 3 { ended.insert(try await running.watch.finished().attempt.delivery) }
        }
        #expect(Set(calls.all.map(\.attempt.delivery)) == Set([1, 2, 3].map(House.id)))
        #expect(calls.all.count == 3)
    }

    @Test func `gives up as too late only once it goes on`() async throws {
        let past = [House.message(1, lifetime: .seconds(5))]
        try await house.run([:], past: past, isHeld: { [hold] in hold.isOn }) { running in
            await settle(running)
            running.time.advance(to: House.start + .seconds(600))
            await settle(running)
            let state = try await House.state(of: House.id(1), in: running.bookkeeper)
            #expect(state == .waiting)
            hold.turnOff()
            running.dispatcher.lookAgain()
            #expect(try await running.watch.expired().delivery == House.id(1))
        }
    }
}
