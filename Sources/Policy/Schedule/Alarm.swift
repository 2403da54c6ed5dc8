import Messaging

/// When a delivery in memory is due. It is stale when the delivery has gone or is due at another time.
struct Alarm: Comparable {
    var due: Timestamp
    var delivery: DeliveryID

    static func < (left: Alarm, right: Alarm) -> Bool {
        (left.due, left.delivery) < (right.due, right.delivery)
    }
}
