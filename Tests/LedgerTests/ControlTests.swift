import Messaging
import Testing

@testable import Ledger

@Suite struct `A delivery whose course somebody wants changed` {
    private let life = Life(1)
    private let soon = Life.seconds(60)
    private let later = Life.seconds(7200)

    private func view(after events: [Event]) async throws -> DeliveryView {
        let id = life.id()
        let found = try await TestLedger().tables(after: [life.accepted()] + events) {
            tables throws(LedgerError) in try await tables.delivery(id)
        }
        return try #require(found)
    }

    /// Lets a delivery come to each state, and then wants something of it.
    private func views(
        after controls: [DeliveryControlled.Control]
    ) async throws -> [DeliveryState: DeliveryView] {
        let lives = DeliveryState.allCases.map { ($0, Life(100 + $0.rawValue)) }
        let events = lives.flatMap { state, life in
            [life.accepted()] + way(to: state, of: life) + controls.map { life.controlled($0, at: 5) }
        }
        return try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            var views: [DeliveryState: DeliveryView] = [:]
            for (state, life) in lives { views[state] = try await tables.delivery(life.id()) }
            return views
        }
    }

    private func effects(after events: [Event]) async throws -> [ControlEffect] {
        let id = life.id()
        return try await TestLedger().tables(after: [life.accepted()] + events) {
            tables throws(LedgerError) in try await tables.controls(of: id).map(\.effect)
        }
    }

    private func way(to state: DeliveryState, of life: Life) -> [Event] {
        let start = life.started()
        let sent = [start, life.finished(.accepted, .awaitReceipt(until: soon))]
        return switch state {
        case .waiting: []
        case .inFlight: [start]
        case .held: [life.controlled(.hold, at: 0)]
        case .awaitingReceipt: sent
        case .settling: [start, life.finished(.uncertain, .ask(at: soon))]
        case .delivered: [start, life.finished(.delivered, .done)]
        case .unconfirmed: sent + [life.expired(.noReceipt)]
        case .failed: [life.failed()]
        case .expired: [life.expired(.tooLateToSend)]
        case .uncertain: [start, life.finished(.uncertain, .leaveUncertain)]
        case .cancelled: [life.controlled(.cancel, at: 0)]
        }
    }

    @Test func `is changed at once where it waits, and nowhere else`() async throws {
        let outcomes: [(DeliveryControlled.Control, [DeliveryState: DeliveryState])] = [
            (.cancel, [.waiting: .cancelled, .held: .cancelled]), (.hold, [.waiting: .held]),
            (.release(due: later), [.held: .waiting]), (.reschedule(due: later, expiresAt: later), [:]),
        ]
        #expect(try await views(after: []).allSatisfy { $0 == $1.state })
        for (control, becomes) in outcomes {
            let views = try await views(after: [control])
            for state in DeliveryState.allCases {
                let found = try #require(views[state])
                #expect(found.state == becomes[state] ?? state, "\(control.name) while \(state.name)")
                let isWished = state == .inFlight && (control == .cancel || control == .hold)
                #expect(found.isWished == isWished, "\(control.name) while \(state.name)")
            }
        }
    }

    @Test func `has another time, while it waits or is held`() async throws {
        for (state, found) in try await views(after: [.reschedule(due: soon, expiresAt: later)]) {
            let isChanged = state == .waiting || state == .held
            #expect((found.expiresAt == later) == isChanged, "\(state.name)")
            #expect(!isChanged || found.due == soon)
        }
        let released = try await view(after: [
            life.controlled(.hold), life.controlled(.release(due: soon), at: 5),
        ])
        #expect(released.state == .waiting && released.due == soon)
        #expect(released.updatedAt == Life.seconds(5) && released.expiresAt == Life.seconds(86_400))
    }

    @Test(arguments: [DeliveryControlled.Control.cancel, .hold])
    func `in flight does so when it would wait again`(control: DeliveryControlled.Control) async throws {
        let end: DeliveryState = control == .cancel ? .cancelled : .held
        let wished = [life.started(), life.controlled(control)]
        let again: [[Event]] = [
            [life.finished(.deferred(.transient), .retry(at: soon))],
            [life.finished(.rejected(.misconfigured), .tryAnotherAccount(at: soon))],
            [life.declared(.retry(at: soon))],
            [life.finished(.uncertain, .ask(at: soon)), life.answered(.absent, .retry(at: soon))],
            [
                life.finished(.accepted, .awaitReceipt(until: soon)),
                life.receipt(isDelivered: false, followUp: .retry(at: later)),
            ],
            [
                life.finished(.accepted, .awaitReceipt(until: soon)), life.expired(.noReceipt),
                life.receipt(isDelivered: false, at: 9, followUp: .retry(at: later)),
            ],
        ]
        for events in again {
            let found = try await view(after: wished + events)
            #expect(found.state == end && !found.isWished)
        }
        let arrived = try await view(after: wished + [life.finished(.delivered, .done)])
        #expect(arrived.state == .delivered && !arrived.isWished)
    }

    @Test func `in flight may be let go again, but not after it was to be cancelled`() async throws {
        let retry = life.finished(.deferred(.transient), .retry(at: soon))
        let release = life.controlled(.release(due: later))
        let freed = [life.started(), life.controlled(.hold), release, retry]
        #expect(try await view(after: freed).state == .waiting)
        #expect(try await view(after: freed).due == soon)
        let over = [life.started(), life.controlled(.cancel), life.controlled(.hold), release, retry]
        #expect(try await view(after: over).state == .cancelled)
        #expect(try await effects(after: over) == [.wished, .ignored, .ignored])
    }

    @Test func `is held after an attempt that was on its way already`() async throws {
        let held = [life.controlled(.hold, at: 0), life.started()]
        let flying = try await view(after: held)
        #expect(flying.state == .inFlight && flying.isWished)
        let retry = life.finished(.deferred(.transient), .retry(at: soon))
        #expect(try await view(after: held + [retry]).state == .held)
    }

    @Test func `keeps the story of it`() async throws {
        let id = life.id()
        let events = [
            life.accepted(), life.controlled(.hold, at: 1, by: "shop"),
            life.controlled(.reschedule(due: soon, expiresAt: later), at: 2),
            life.controlled(.release(due: soon), at: 3), life.started(at: 4),
            life.controlled(.cancel, at: 5, by: "operator"), life.controlled(.release(due: soon), at: 6),
        ]
        let story = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.controls(of: id)
        }
        let controls: [DeliveryControlled.Control] = [
            .hold, .reschedule(due: soon, expiresAt: later), .release(due: soon), .cancel,
            .release(due: soon),
        ]
        #expect(story.map(\.control) == controls)
        #expect(story.map(\.at) == [1, 2, 3, 5, 6].map(Life.seconds))
        #expect(story.map(\.effect) == [.done, .done, .done, .wished, .ignored])
        #expect(story.map(\.by) == ["shop", "shop", "shop", "operator", "shop"])
    }

    @Test func `is not among those that are due while it is held, and expires all the same`() async throws {
        let life = life
        let events = [life.accepted(2), life.controlled(.hold)]
        let (due, held, counts) = try await TestLedger().tables(after: events) {
            tables throws(LedgerError) in
            (
                try await tables.waiting(in: life.line, dueBy: .distantFuture, limit: 9).deliveries,
                try await tables.heldCount(), try await tables.waitingCounts()
            )
        }
        #expect(due.map(\.delivery.id) == [life.id(1)] && held == 1 && counts.map(\.waiting) == [1])
        let late = try await view(after: [life.controlled(.hold), life.expired(.tooLateToSend)])
        #expect(late.state == .expired)
    }

    @Test func `says so when it was cancelled`() async throws {
        let found = try await view(after: [life.controlled(.cancel, at: 7)])
        #expect(found.text == "It was cancelled." && found.updatedAt == Life.seconds(7))
    }
}
