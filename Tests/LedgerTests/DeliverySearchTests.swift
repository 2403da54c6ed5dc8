import Messaging
import Testing

@testable import Ledger

@Suite struct `A search among the deliveries` {
    private static let day = 86_400
    private static let batch = Life(2, messageClass: .marketing) { $0.isBatch = true }
    /// Accepted after the others, by a clock that was set back for a day.
    private static let back = Life(4) { $0.acceptedAt = Life.seconds(-day) }
    private static let next = Life(3, app: "other") { message in
        message.acceptedAt = Life.seconds(day)
        message.channel = ChannelID(13)
    }

    /// Numbers 1 and 2 are the first life's, 3 to 6 the batch's, 7 the next day's, 8 yesterday's.
    private static let events: [Event] = {
        let first = Life(1)
        return [
            first.accepted(2), batch.accepted(4), next.accepted(), back.accepted(), first.started(account: 9),
            first.failed(of: 1), batch.controlled(.hold, of: 0), batch.controlled(.hold, of: 3),
            batch.failed(of: 1), batch.expired(.tooLateToSend, of: 2),
        ]
    }()

    /// The numbers of what each filter finds.
    private func numbers(_ filters: [DeliveryFilter], after number: Int64) async throws -> [[Int64]] {
        try await TestLedger().tables(after: Self.events) { tables throws(LedgerError) in
            var found: [[Int64]] = []
            for filter in filters {
                found.append(
                    try await tables.deliveries(matching: filter, after: number, limit: 100).found.map(
                        \.number))
            }
            return found
        }
    }

    @Test func `finds what fits each condition, and all of them`() async throws {
        let searches: [(DeliveryFilter, [Int64])] = [
            (DeliveryFilter(), Array(1...8)), (DeliveryFilter(states: [.held]), [3, 6]),
            (DeliveryFilter(states: [.failed]), [2, 4]),
            (DeliveryFilter(states: [.failed, .held]), [2, 3, 4, 6]),
            (DeliveryFilter(states: [.inFlight]), [1]), (DeliveryFilter(states: [.waiting]), [7, 8]),
            (DeliveryFilter(application: ApplicationID("other")), [7]),
            (DeliveryFilter(channel: ChannelID(13)), [7]), (DeliveryFilter(account: AccountID(9)), [1]),
            (DeliveryFilter(batch: Self.batch.message.id), [3, 4, 5, 6]),
            (DeliveryFilter(batch: Life(1).message.id), []),
            (DeliveryFilter(recipient: Recipient("r1@example.com")), [2, 4]),
            (DeliveryFilter(messageClass: .marketing), [3, 4, 5, 6]),
            (DeliveryFilter(since: Life.start), Array(1...7)),
            (DeliveryFilter(since: Life.start, until: Life.seconds(Self.day)), Array(1...6)),
            (DeliveryFilter(until: Life.start), [8]),
            (DeliveryFilter(since: Life.seconds(3 * Self.day)), []),
            (DeliveryFilter(recipient: Recipient("r0@example.com"), since: Life.start), [1, 3, 7]),
            (DeliveryFilter(states: [.failed], batch: Self.batch.message.id), [4]),
            (
                DeliveryFilter(
                    states: [.failed], application: ApplicationID("shop"),
                    recipient: Recipient("r1@example.com"), messageClass: .notice), [2]
            ),
        ]
        let filters = searches.map(\.0)
        let (all, rest) = (try await numbers(filters, after: 0), try await numbers(filters, after: 3))
        for (index, (filter, found)) in searches.enumerated() {
            #expect(all[index] == found, "\(filter)")
            #expect(rest[index] == found.filter { $0 > 3 }, "\(filter)")
        }
    }

    @Test func `goes on where it stopped`() async throws {
        let pages = try await TestLedger().tables(after: Self.events) { tables throws(LedgerError) in
            var pages: [[Int64]] = []
            var last: Int64? = 0
            while let number = last {
                let page = try await tables.deliveries(
                    matching: DeliveryFilter(application: ApplicationID("shop")), after: number, limit: 3)
                pages.append(page.found.map(\.number))
                last = page.next
            }
            return pages
        }
        #expect(pages.filter { !$0.isEmpty } == [[1, 2, 3], [4, 5, 6], [8]])
    }

    @Test func `looks at so many rows at a time`() async throws {
        let ledger = try TestLedger()
        let count = LedgerReader.searchRowsMax + 10
        let events = (1...count / 1000 + 1).map { Life($0).accepted(1000) }
        let pages = try await ledger.run { bookkeeper in
            for event in events { try await bookkeeper.record([event]) }
            return try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                let filter = DeliveryFilter(states: [.failed, .expired])
                let first = try await tables.deliveries(matching: filter, after: 0, limit: 5)
                let second = try await tables.deliveries(
                    matching: filter, after: first.next ?? 0, limit: 5)
                return (first.next, second.next)
            }.value
        }
        #expect(pages.0 == Int64(LedgerReader.searchRowsMax) && pages.1 == nil)
    }

    @Test func `can leave out what was not tried yet, and ask for a code`() async throws {
        var tried = DeliveryFilter(states: [.waiting, .failed])
        tried.wasTried = true
        var coded = DeliveryFilter()
        coded.code = "nobody's"
        #expect(try await numbers([tried, coded], after: 0) == [[2, 4], []])
    }
}
