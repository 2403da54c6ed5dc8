import Hummingbird
import Ledger
import Messaging
import Metering
import Web

/// `GET /control/status`: how the house is.
struct StatusRoute: Sendable {
    let board: StatusBoard

    func add(to router: Router<DoorContext>) {
        router.get("/control/status") { _, _ in Envelope.response(try await board.status().json) }
    }
}
