import Intake
import Messaging
import TestSupport

/// A request that an application is going to make.
struct PlannedRequest: Sendable {
    /// When, counted from the world's beginning.
    var at: Duration
    /// Who asks.
    var application: ApplicationID
    /// Over which channel.
    var channel: ChannelID
    /// To how many receivers.
    var receivers: Int
    /// How long after it was made it wants to be sent; nil for at once.
    var delay: Duration?

    /// A request of any kind, mostly a single one.
    static func random(_ dice: inout Dice) -> PlannedRequest {
        let receivers = [1, 1, 1, 1, 1, 1, 2, 2, 3, 24].randomElement(using: &dice)!
        return PlannedRequest(
            at: .milliseconds(Int64.random(in: 0...30_000, using: &dice)),
            application: SimulatedCatalog.applications.randomElement(using: &dice)!.id,
            channel: SimulatedCatalog.channels.randomElement(using: &dice)!.id, receivers: receivers,
            delay: Int.random(in: 0..<4, using: &dice) == 0
                ? .milliseconds(Int64.random(in: 1...90_000, using: &dice)) : nil)
    }

    /// The request as it is made at `now`.
    func request(now: Timestamp, number: Int) -> SendRequest {
        SendRequest(
            channel: .id(channel),
            receivers: (0..<receivers).map { place in
                // Two of three live here, the third where midnight is earlier.
                let subscriber = 10_000_000 + number * 1000 + place
                return (number + place) % 3 == 2 ? "+8190\(subscriber)" : "138\(subscriber)"
            },
            isBatch: receivers > 1, scheduledAt: delay.map { now + $0 })
    }
}
