import HTTPTypes
import Intake

extension HTTPFields {
    /// Tells an application at which rate it may ask: requests a second, how many may come now, and after how
    /// many seconds all of them may (draft-ietf-httpapi-ratelimit-headers-03, the form most clients know).
    mutating func tell(_ standing: RateDesk.Standing) {
        set("RateLimit-Limit", standing.limit)
        set("RateLimit-Remaining", standing.remaining)
        set("RateLimit-Reset", standing.resetSeconds)
    }

    private mutating func set(_ name: String, _ number: Int) {
        if let name = HTTPField.Name(name) { self[name] = String(number) }
    }
}
