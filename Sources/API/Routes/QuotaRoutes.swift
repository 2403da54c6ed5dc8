package import Catalog
package import Hummingbird
package import Intake
package import Messaging
package import Web

/// How much an application may still send: `GET /api/v1/quota`. The original has no such route.
package struct QuotaRoutes: Sendable {
    private let porter: SignatureCheck
    private let quotas: QuotaDesk
    private let catalog: @Sendable () -> CatalogSnapshot
    private let time: any TimeSource

    /// Routes that tell what `quotas` has counted.
    package init(
        porter: SignatureCheck, quotas: QuotaDesk, catalog: @escaping @Sendable () -> CatalogSnapshot,
        time: any TimeSource
    ) {
        self.porter = porter
        self.quotas = quotas
        self.catalog = catalog
        self.time = time
    }

    /// Adds the route.
    package func add(to router: Router<DoorContext>) {
        router.get("/api/v1/quota") { request, context in
            try await porter.answer(request, context) { caller in show(caller.application) }
        }
    }

    /// `remaining` is null where nothing limits it.
    private func show(_ application: Messaging.Application) -> Response {
        let standing = quotas.standing(
            of: application, in: catalog().zone(of: application), now: time.now)
        return Envelope.response([
            "daily_quota": .integer(standing.limit), "used": .integer(standing.used),
            "remaining": standing.remaining.map { .integer($0) } ?? .null,
            "resets_at": .string(standing.resetsAt.description),
            "rate_limit": .integer(application.rateLimit),
        ])
    }
}
