import HTTPTypes
import Hummingbird
import Messaging
import Metering
import NIOCore
import Web

/// `GET /metrics`: what Prometheus reads.
struct MetricsRoute: Sendable {
    let page: MetricsPage

    func add(to router: Router<DoorContext>) {
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: Exposition.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: try await text())))
        }
    }

    /// A scrape that fails must not be answered with status 200.
    private func text() async throws(Refusal) -> String {
        do {
            return try await page.exposition().text
        } catch {
            throw Refusal(.overloaded, "The ledger cannot be read: \(error)")
        }
    }
}
