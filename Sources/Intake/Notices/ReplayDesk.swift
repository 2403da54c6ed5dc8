package import Catalog
package import Ledger
package import Messaging

/// Where an operator has ends told again that an application missed: under the same event ids, so that an
/// application that remembers those takes nothing twice.
package struct ReplayDesk: Sendable {
    private let bookkeeper: Bookkeeper
    private let catalog: @Sendable () -> CatalogSnapshot
    private let time: any TimeSource
    private let dice: @Sendable () -> UInt64

    /// Ends of a page.
    package static let pageMax = NoticeDesk.noticesMax

    /// A desk that records in `bookkeeper`'s journal; `dice` gives any number, a new one at each call.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.time = time
        self.dice = dice
    }

    /// Tells the next ends again, ``pageMax`` at most.
    ///
    /// - Parameters:
    ///   - after: the page before ended with this one; nil for the first.
    ///   - isDryRun: whether only to count.
    /// - Throws: a refusal with 404 where there is no such application or endpoint, with 409 where the
    ///   endpoint is switched off, and one that can be asked again where the journal takes nothing now.
    package func replay(
        _ wish: NoticeReplay, after: NoticeID? = nil, isDryRun: Bool = false
    ) async throws(Refusal) -> NoticeReplayPage {
        let endpoints = try endpoints(of: wish)
        let found = try await bookkeeper.current { tables throws(LedgerError) in
            try await tables.notices(
                of: wish.application, since: wish.since, until: wish.until, after: after, limit: Self.pageMax)
        }
        let now = time.now
        let events = found.flatMap { notice in
            endpoints.filter { $0.words.contains(notice.word) }.map { endpoint in
                Event.messageAccepted(MessageAccepted(telling: notice, to: endpoint, at: now, dice: dice))
            }
        }
        if !isDryRun { try await record(events) }
        return NoticeReplayPage(
            notices: found.count, messages: events.count,
            next: found.count == Self.pageMax ? found.last?.id : nil)
    }

    private func endpoints(of wish: NoticeReplay) throws(Refusal) -> [WebhookEndpoint] {
        guard let application = catalog().application(wish.application) else {
            throw Refusal(.httpNotFound, "There is no such application.", field: "app")
        }
        let endpoints = application.endpoints.filter { wish.endpoint == nil || $0.name == wish.endpoint }
        guard !endpoints.isEmpty else {
            throw Refusal(.httpNotFound, "The application has no such endpoint.", field: "endpoint")
        }
        let open = endpoints.filter(\.isEnabled)
        guard !open.isEmpty else {
            throw Refusal(
                .conflict, "The endpoint is switched off. Switch it on with “apply”, then ask again.",
                field: "endpoint")
        }
        return open
    }

    /// Pieces of a size that any journal takes, however many endpoints there are.
    private func record(_ events: [Event]) async throws(Refusal) {
        for start in stride(from: 0, to: events.count, by: NoticeDesk.noticesMax) {
            let piece = events[start..<min(start + NoticeDesk.noticesMax, events.count)]
            do {
                try await bookkeeper.record(Array(piece))
            } catch {
                throw Admission.refusal(for: error)
            }
        }
    }
}
