/// A sender whose provider takes several deliveries in one call.
package protocol GroupSender: Sender {
    /// How many deliveries a call may have.
    var capacity: CallCapacity { get }

    /// How many of `orders`, from the first on, fit into one call; 1 at least. What they say may be too long
    /// to travel together.
    func fitting(_ orders: [AttemptOrder]) -> Int

    /// Makes the attempts of one call and says how each ended, in the order of `orders`, which keep to
    /// ``capacity``. Otherwise as ``Sender/attempt(_:)``.
    func attempt(together orders: [AttemptOrder]) async -> [AttemptResult]
}

extension GroupSender {
    /// Everything that keeps to the capacity fits.
    package func fitting(_ orders: [AttemptOrder]) -> Int { orders.count }

    /// An attempt by itself is a group of one.
    package func attempt(_ order: AttemptOrder) async -> AttemptResult {
        await attempt(together: [order]).first ?? AttemptResult(.uncertain)
    }
}
