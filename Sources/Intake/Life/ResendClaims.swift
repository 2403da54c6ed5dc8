import Messaging
import Synchronization

/// The deliveries that are being sent again at this moment, so that two who ask at once do not both do it.
final class ResendClaims: Sendable {
    private let claimed = Mutex<Set<DeliveryID>>([])

    /// Claims those that nobody has, and returns them.
    func take(_ deliveries: [DeliveryID]) -> Set<DeliveryID> {
        claimed.withLock { claimed in
            Set(deliveries.filter { claimed.insert($0).inserted })
        }
    }

    /// Gives claims back; what came of them is in the tables, or nothing did.
    func giveBack(_ deliveries: Set<DeliveryID>) {
        claimed.withLock { $0.subtract(deliveries) }
    }
}
