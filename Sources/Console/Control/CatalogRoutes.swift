import Catalog
import Hummingbird
import Messaging
import Web

/// `POST /control/apply` and `GET /control/export`: the operator's settings as one document.
struct CatalogRoutes: Sendable {
    let store: CatalogStore

    private static let bodyBytesMax = 16 << 20

    func add(to router: Router<DoorContext>) {
        router.post("/control/apply") { request, _ in try await apply(request) }
        router.get("/control/export") { _, _ in Envelope.response(try await store.export()) }
    }

    private func apply(_ request: Request) async throws -> Response {
        let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
        guard let document = body.value("document") else { throw JSONReading.missing("document") }
        do {
            let changes = try await store.apply(
                CatalogDocument(json: document), by: "control socket",
                isDryRun: try body.flag("dry_run") ?? false)
            return Envelope.response(changes.json())
        } catch let error as CatalogError {
            throw error.toldToCaller
        }
    }
}
