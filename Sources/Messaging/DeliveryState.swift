/// Where a delivery stands. The first five are stations, the others are ends: an end never changes,
/// but for ``unconfirmed`` and ``uncertain``, which a late receipt may still turn into ``delivered`` or
/// ``failed``.
package enum DeliveryState: Int, CaseIterable, Sendable {
    /// Nobody has it in hand; it is due at some moment. Becomes ``inFlight``, ``expired`` or ``failed``.
    case waiting = 0
    /// Handed to a provider, no outcome yet. Becomes ``waiting``, ``awaitingReceipt``, ``settling``, or
    /// an end.
    case inFlight = 1
    /// The provider took responsibility and will report. Becomes an end.
    case awaitingReceipt = 2
    /// Bytes may have reached the provider, no answer came, and the provider is going to be asked. Becomes
    /// ``awaitingReceipt`` when the provider has it, ``waiting`` when it does not, or an end.
    case settling = 3
    /// Somebody wants it to wait until it is released. Becomes ``waiting`` or ``cancelled``.
    case held = 4
    /// The provider said it arrived, or took it and never reports more.
    case delivered = 5
    /// The provider took it and its report did not come in time.
    case unconfirmed = 6
    /// It cannot be delivered.
    case failed = 7
    /// Its moment passed before it could be sent.
    case expired = 8
    /// Bytes may have reached the provider, no answer came, and the message's class forbids a repeat.
    case uncertain = 9
    /// The application or the operator did not want it any more.
    case cancelled = 10

    /// Whether nothing more is going to be done about it.
    package var isFinal: Bool { rawValue >= DeliveryState.delivered.rawValue }

    /// The word that operators see.
    package var name: String {
        switch self {
        case .waiting: "waiting"
        case .inFlight: "in flight"
        case .awaitingReceipt: "awaiting receipt"
        case .settling: "settling"
        case .held: "held"
        case .delivered: "delivered"
        case .unconfirmed: "unconfirmed"
        case .failed: "failed"
        case .expired: "expired"
        case .uncertain: "uncertain"
        case .cancelled: "cancelled"
        }
    }
}
