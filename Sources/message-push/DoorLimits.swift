import Intake
import Ledger
import Messaging

/// What the public door limits before a request is read.
struct DoorLimits {
    let rates: RateDesk
    let idempotency: IdempotencyDesk
    let trustedProxies: NetworkList

    init(_ settings: Settings, bookkeeper: Bookkeeper, time: any TimeSource) throws {
        rates = RateDesk(time: time)
        idempotency = IdempotencyDesk(bookkeeper: bookkeeper, time: time)
        trustedProxies = try NetworkList(settings.trustedProxies)
    }
}
