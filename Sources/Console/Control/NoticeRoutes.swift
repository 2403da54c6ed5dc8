import Catalog
import Hummingbird
import Intake
import Ledger
import Messaging
import Web

/// `GET /control/webhooks`: the applications' endpoints, and how they take their notices.
/// `GET /control/notices`: what applications were told, as a ``NoticeSearch`` says it; a page at a time.
/// `POST /control/notices/replay`: tells the ends of a span of time again; a page at a time.
struct NoticeRoutes: Sendable {
    let store: CatalogStore
    let bookkeeper: Bookkeeper
    let replays: ReplayDesk

    private static let bodyBytesMax = 64 << 10
    /// How far back an endpoint's health is told.
    private static let day = Duration.seconds(86_400)

    func add(to router: Router<DoorContext>) {
        router.get("/control/webhooks") { _, _ in try await endpoints() }
        router.get("/control/notices") { request, _ in try await notices(request) }
        router.post("/control/notices/replay") { request, _ in try await replay(request) }
    }

    // MARK: Endpoints

    private func endpoints() async throws -> Response {
        let snapshot = store.snapshot
        let yesterday = Timestamp(milliseconds: WallClock.now.milliseconds - Self.day.milliseconds)
        let channels = snapshot.applications.flatMap(\.endpoints).map(Self.channel(of:))
        let found = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            var health: [ChannelID: EndpointHealth] = [:]
            for channel in channels {
                health[channel] = try await tables.endpointHealth(of: channel, since: yesterday)
            }
            return (health: health, waiting: try await tables.waitingCounts())
        }.value
        let waiting = Dictionary(found.waiting.map { ($0.line.channel, $0) }) { first, _ in first }
        let list = snapshot.applications.flatMap { application in
            application.endpoints.map { endpoint in
                let channel = Self.channel(of: endpoint)
                return Self.entry(
                    endpoint, of: application, health: found.health[channel], waiting: waiting[channel])
            }
        }
        return Envelope.response(["webhooks": .array(list)])
    }

    private static func channel(of endpoint: WebhookEndpoint) -> ChannelID {
        ChannelID(SyntheticNumber.endpoint(endpoint.id).number)
    }

    /// The address is left out: it may have a token in it.
    private static func entry(
        _ endpoint: WebhookEndpoint, of application: Messaging.Application, health: EndpointHealth?,
        waiting: WaitingCount?
    ) -> JSONValue {
        [
            "app": .string(application.name), "name": .string(endpoint.name),
            "enabled": .bool(endpoint.isEnabled),
            "events": .array(
                NoticeWord.allCases.filter(endpoint.words.contains).map { .string($0.rawValue) }),
            "delivered": .integer(health?.delivered ?? 0), "given_up": .integer(health?.givenUp ?? 0),
            "giving_up_since": health?.firstFailure.map { .string($0.description) } ?? .null,
            "waiting": .integer(waiting?.waiting ?? 0),
            "next_try": waiting.flatMap { $0.waiting > 0 ? .string($0.firstDue.precise) : nil } ?? .null,
        ]
    }

    // MARK: Notices

    private func notices(_ request: Request) async throws -> Response {
        let snapshot = store.snapshot
        let search = try NoticeSearch(request, in: snapshot)
        let page = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.notices(
                of: search.application, since: search.since, until: search.until, after: search.after,
                limit: search.limit)
        }.value
        return Envelope.response([
            "notices": .array(page.filter(search.matches).map { $0.line(in: snapshot) }),
            "next": page.count == search.limit ? page.last.map { .integer($0.id.number) } ?? .null : .null,
        ])
    }

    // MARK: Replay

    private func replay(_ request: Request) async throws -> Response {
        let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
        let name = try body.requiredText("app")
        let snapshot = store.snapshot
        guard let application = snapshot.application(named: name) ?? snapshot.application(ApplicationID(name))
        else { throw Refusal(.httpNotFound, "There is no application \(name).", field: "app") }
        let wish = NoticeReplay(
            application: application.id, endpoint: try body.text("endpoint"),
            since: try Self.moment("since", in: body),
            until: min(WallClock.now, try Self.moment("until", in: body)))
        let page = try await replays.replay(
            wish, after: try body.integer("after").map(NoticeID.init),
            isDryRun: try body.flag("dry_run") ?? false)
        return Envelope.response([
            "notices": .integer(page.notices), "messages": .integer(page.messages),
            "next": page.next.map { .integer($0.number) } ?? .null,
        ])
    }

    private static func moment(_ name: String, in body: JSONReading) throws(Refusal) -> Timestamp {
        guard let moment = Timestamp(rfc3339: try body.requiredText(name)) else {
            throw JSONReading.wrongType(name, "a time such as 2026-11-23T11:04:00Z")
        }
        return moment
    }
}
