package import Hummingbird
package import Metering
package import Web

/// The door for Prometheus, where it has one of its own: it tells numbers to everybody who comes, and nothing
/// else.
package struct MetricsDoor: HTTPResponder {
    private let router: any HTTPResponder<DoorContext>

    /// A door that serves `page`.
    package init(page: MetricsPage) {
        let router = Router(context: DoorContext.self)
        router.add(middleware: RouterRefusals())
        MetricsRoute(page: page).add(to: router)
        self.router = router.buildResponder()
    }

    /// Answers everybody.
    package func respond(to request: Request, context: DoorContext) async throws -> Response {
        try await router.respond(to: request, context: context)
    }
}
