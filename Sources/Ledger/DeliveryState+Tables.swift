import Messaging

/// The states as the tables' indexes group them. A query that is to use a partial index repeats the index's
/// own condition, so both take it from here.
extension DeliveryState {
    /// The condition of `deliveries_due`: those with a moment at which something is to be done.
    static let isDue = "state IN (\(list(.waiting, .awaitingReceipt, .settling)))"
    /// The condition of `deliveries_in_flight`.
    static let isInFlight = "state = \(DeliveryState.inFlight.rawValue)"
    /// The condition of `deliveries_held`.
    static let isHeld = "state = \(DeliveryState.held.rawValue)"
    /// The condition of `deliveries_trouble`: every end but a good one.
    static let isTrouble = "state > \(DeliveryState.delivered.rawValue)"

    private static func list(_ states: DeliveryState...) -> String {
        states.map { String($0.rawValue) }.joined(separator: ", ")
    }

    /// Whether it is an end that not even a late receipt changes.
    var isSettled: Bool { isFinal && self != .unconfirmed && self != .uncertain }
}
