/// Where an application stands after a request, as `RateLimit-Limit`, `-Remaining` and `-Reset` tell it
/// (draft-ietf-httpapi-ratelimit-headers).
package struct RateStanding: Equatable, Sendable {
    /// Whether the request may pass.
    package var isAdmitted: Bool
    /// Requests that may come at once, and each second.
    package var limit: Int
    /// Requests that could pass now.
    package var remaining: Int
    /// Seconds until ``limit`` requests could pass at once, rounded up.
    package var resetSeconds: Int
    /// When the next request may pass; zero if now.
    package var retryAfter: Duration
}
