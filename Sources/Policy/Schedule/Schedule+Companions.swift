import DequeModule
package import Messaging

extension Schedule {
    /// So many in a row that may not come along end the search: a line of all different messages is not
    /// looked through again and again.
    private static let strangersMax = 64

    /// Takes deliveries that wait, are due now, and may leave together with `first`, from the front of its
    /// line; they count as in flight like those of ``Step/attempt(_:)``.
    ///
    /// - Parameters:
    ///   - most: as many at most.
    ///   - mayJoin: whether this one may come along; called in the line's order.
    package mutating func companions(
        of first: WaitingDelivery, most: Int, now: Timestamp, where mayJoin: (WaitingDelivery) -> Bool
    ) -> [WaitingDelivery] {
        guard most > 0, var ready = lines[first.line]?.ready else { return [] }
        lines[first.line]?.ready = []
        var companions: [WaitingDelivery] = []
        var passedOver: [DeliveryID] = []
        var strangers = 0
        while companions.count < most, strangers < Self.strangersMax, let id = ready.popFirst() {
            guard let entry = entries[id], entry.isReady else { continue }
            let waiting = entry.waiting
            if waiting.purpose == .attempt, waiting.expiresAt > now, waiting.excluded == first.excluded,
                mayJoin(waiting)
            {
                takeInHand(id)
                companions.append(waiting)
                strangers = 0
            } else {
                passedOver.append(id)
                strangers += 1
            }
        }
        for id in passedOver.reversed() { ready.prepend(id) }
        lines[first.line]?.ready = ready
        return companions
    }
}
