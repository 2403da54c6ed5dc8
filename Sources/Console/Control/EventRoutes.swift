import Catalog
import Chronicle
import Hummingbird
import Ledger
import Logging
import Messaging
import Web

/// `GET /control/events`: what happened to deliveries of late, and what happens now.
///
/// The answer's `run` and `after` lead on to the next. It waits up to `wait` seconds for something to tell,
/// and says how many events were `missed`, since only the last are kept. See ``EventSearch``.
struct EventRoutes: Sendable {
    let ring: LifeRing
    let store: CatalogStore

    func add(to router: Router<DoorContext>) {
        router.get("/control/events") { request, _ in try await events(request) }
    }

    private func events(_ request: Request) async throws -> Response {
        let search = try EventSearch(request, in: store.snapshot)
        let page = await page(search)
        let snapshot = store.snapshot
        return Envelope.response([
            "run": .string(ring.name), "after": .integer(Int64(page.last)),
            "missed": .integer(Int64(page.missed)),
            "events": .array(page.events.map { Self.line($0, in: snapshot) }),
        ])
    }

    private func page(_ search: EventSearch) async -> LifeRing.Page {
        if let count = search.lastCount { return ring.tail(count, where: search.filter) }
        // What an earlier daemon numbered says nothing here; all there is came since.
        let isOurs = search.run == nil || search.run == ring.name
        return await ring.page(
            after: isOurs ? search.after : 0, limit: search.limit, where: search.filter,
            until: WallClock.now + search.wait, by: WallClock())
    }

    private static func line(_ numbered: LifeRing.Numbered, in snapshot: CatalogSnapshot) -> JSONValue {
        let event = numbered.event
        let told = ToldEvent(event, in: snapshot)
        let head: [JSONObject.Member] = [
            ("at", .string(event.at.precise)), ("event", .string(event.word)),
            ("level", .string(event.level.rawValue)), ("text", .string(told.sentence)),
        ]
        return .object(JSONObject(head + told.members))
    }
}
