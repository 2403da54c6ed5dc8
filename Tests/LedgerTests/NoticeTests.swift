import Messaging
import Testing

@testable import Ledger

@Suite struct `A notice to an application` {
    private let soon = Life.seconds(60)
    private let life = Life(1) { $0.wantsNotices = true }

    private func notices(after events: [Event]) async throws -> [NoticeView] {
        let life = life
        return try await TestLedger().tables(after: [life.accepted(2)] + events) {
            tables throws(LedgerError) in try await tables.untakenNotices(limit: 10)
        }
    }

    private var sent: Event { life.finished(.accepted, .awaitReceipt(until: soon), name: "p") }

    @Test func `has the word for how its delivery ended`() async throws {
        let begun = life.started()
        let ends: [([Event], NoticeWord, DeliveryState)] = [
            ([begun, life.finished(.delivered, .done)], .success, .delivered),
            ([begun, sent, life.receipt()], .delivered, .delivered),
            ([begun, sent, life.receipt(isDelivered: false)], .rejected, .failed),
            ([begun, life.finished(.rejected(.permanent), .fail)], .failed, .failed),
            ([life.failed()], .failed, .failed), ([life.expired(.tooLateToSend)], .failed, .expired),
            ([life.controlled(.cancel)], .failed, .cancelled),
            (
                [
                    begun, life.finished(.uncertain, .ask(at: soon)),
                    life.answered(.delivered(code: "", text: ""), .done),
                ], .delivered, .delivered
            ),
            (
                [
                    begun, life.finished(.uncertain, .ask(at: soon)),
                    life.answered(.failed(code: "", text: ""), .fail),
                ], .rejected, .failed
            ),
            ([begun, sent, life.expired(.noReceipt), life.receipt()], .delivered, .delivered),
            ([begun, life.finished(.uncertain, .leaveUncertain)], .failed, .uncertain),
        ]
        for (events, word, state) in ends {
            let found = try await notices(after: events)
            #expect(found.map(\.word) == [word] && found.map(\.state) == [state], "\(state.name)")
        }
    }

    @Test func `is not written while nobody knows, nor for who does not want to hear it`() async throws {
        let open: [[Event]] = [
            [life.started(), sent], [life.started(), sent, life.expired(.noReceipt)],
            [life.started(), sent, life.receipt(isDelivered: false, followUp: .retry(at: soon))],
        ]
        for events in open { #expect(try await notices(after: events).isEmpty) }
        let quiet = Life(2)
        let over = [quiet.accepted(), quiet.started(), quiet.finished(.delivered, .done)]
        #expect(try await notices(after: over).isEmpty)
    }

    @Test func `comes again when a late receipt settles what was told as uncertain`() async throws {
        let id = life.id()
        let events = [
            life.accepted(), life.started(), life.finished(.uncertain, .leaveUncertain), life.receipt(),
        ]
        let found = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.notices(of: id)
        }
        #expect(found.map(\.word) == [.failed, .delivered])
        #expect(Set(found.map(\.id)).count == 2)
    }

    @Test func `brings all that is told, in the order of the ends`() async throws {
        let found = try await notices(after: [
            life.started(), sent, life.expired(.tooLateToSend, of: 1, at: 5),
            life.receipt(at: 9, reportedAt: 7),
        ])
        #expect(found.map(\.id) == [NoticeID(1), NoticeID(2)])
        #expect(
            found[1]
                == NoticeView(
                    id: NoticeID(2), word: .delivered, at: Life.seconds(9), delivery: life.id(),
                    application: ApplicationID("shop"), recipient: Recipient("r0@example.com"),
                    medium: .email, state: .delivered, code: "DELIVRD", text: "the carrier says so",
                    providerMessageID: "p", receiptAt: Life.seconds(7), takenAt: nil, tellings: []))
        #expect(found[0].providerMessageID.isEmpty && found[0].delivery == life.id(1))
    }

    @Test func `names the attempt that arrived, though another came after it`() async throws {
        let found = try await notices(after: [
            life.started(), life.finished(.uncertain, .retry(at: soon), name: "first"), life.started(2),
            life.receipt(1),
        ])
        #expect(found.map(\.providerMessageID) == ["first"])
    }

    @Test func `is taken once, and shows what became of it`() async throws {
        let life = life
        let teller = Life(5, app: "shop") { message in
            message.origin = .notice(NoticeID(1))
            message.medium = .webhook
            message.channel = ChannelID(-3)
        }
        let taken = Event.noticeTaken(NoticeTaken(notice: NoticeID(1), at: Life.seconds(20)))
        let events = [
            life.accepted(2), life.started(), life.finished(.delivered, .done, at: 10),
            life.failed(of: 1, at: 11), teller.accepted(), taken, teller.started(),
            teller.finished(.deferred(.transient), .retry(at: soon), at: 21),
        ]
        let (untaken, story, all, none, later) = try await TestLedger().tables(after: events) {
            tables throws(LedgerError) in
            let window = (Life.start, Life.seconds(99))
            return (
                try await tables.untakenNotices(limit: 10), try await tables.notices(of: life.id()),
                try await tables.notices(
                    of: ApplicationID("shop"), since: window.0, until: window.1, after: nil, limit: 9),
                try await tables.notices(
                    of: ApplicationID("other"), since: window.0, until: window.1, after: nil, limit: 9),
                try await tables.notices(
                    of: nil, since: window.0, until: window.1, after: NoticeID(1), limit: 9)
            )
        }
        #expect(untaken.map(\.id) == [NoticeID(2)])
        #expect(story.map(\.id) == [NoticeID(1)] && story[0].takenAt == Life.seconds(20))
        #expect(
            story[0].tellings == [
                NoticeTelling(
                    delivery: teller.id(), channel: ChannelID(-3), state: .waiting, attempts: 1, code: "c1",
                    text: "t1", due: soon, updatedAt: Life.seconds(21))
            ])
        #expect(all.map(\.id) == [NoticeID(1), NoticeID(2)] && none.isEmpty)
        #expect(later.map(\.id) == [NoticeID(2)] && later[0].tellings.isEmpty)
    }

    @Test func `tells how an endpoint takes it`() async throws {
        let teller = Life(5) { $0.channel = ChannelID(-3) }
        let events = [
            teller.accepted(3), teller.started(), teller.finished(.delivered, .done),
            teller.expired(.tooLateToSend, of: 1, at: 7200), teller.failed(of: 2, at: 9000),
        ]
        let (health, other) = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            (
                try await tables.endpointHealth(of: ChannelID(-3), since: Life.start),
                try await tables.endpointHealth(of: ChannelID(-6), since: Life.start)
            )
        }
        let hour = Timestamp(seconds: Life.seconds(7200).seconds / 3600 * 3600)
        #expect(health == EndpointHealth(delivered: 1, givenUp: 2, firstFailure: hour))
        #expect(other == EndpointHealth(delivered: 0, givenUp: 0, firstFailure: nil))
    }
}
