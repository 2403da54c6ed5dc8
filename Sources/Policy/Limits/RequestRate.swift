package import Messaging

/// How often each application may call: a token bucket that holds the requests of one second.
///
/// In any stretch of time T an application with limit n has at most n + n × T requests. A full bucket is what
/// everybody begins with and comes back to within a second, so nothing of it is kept over a restart, and no
/// jump of the clock locks anybody out for longer.
package struct RequestRate: Sendable {
    /// Counted in thousandths of a request: with limit n, n of them come each millisecond.
    private struct Bucket: Sendable {
        var level: Int64
        var at: Timestamp
    }

    private static let request: Int64 = 1000
    private var buckets: [ApplicationID: Bucket] = [:]

    /// A rate that has seen no request yet.
    package init() {}

    /// Counts a request of a known `application` if it may pass; nil where the application has no limit.
    ///
    /// - Parameter limit: requests a second; zero means no limit.
    package mutating func admit(
        _ application: ApplicationID, limit: Int, now: Timestamp
    ) -> RateStanding? {
        guard limit > 0 else {
            buckets[application] = nil
            return nil
        }
        let (perMillisecond, full) = (Int64(limit), Int64(limit) * Self.request)
        var bucket = buckets[application] ?? Bucket(level: full, at: now)
        let elapsed = min(max((now - bucket.at).milliseconds, 0), 1000)
        bucket = Bucket(level: min(bucket.level + elapsed * perMillisecond, full), at: now)
        let isAdmitted = bucket.level >= Self.request
        if isAdmitted { bucket.level -= Self.request }
        buckets[application] = bucket
        let missing = max(Self.request - bucket.level, 0)
        return RateStanding(
            isAdmitted: isAdmitted, limit: limit, remaining: Int(bucket.level / Self.request),
            resetSeconds: bucket.level < full ? 1 : 0,
            retryAfter: .milliseconds((missing + perMillisecond - 1) / perMillisecond))
    }
}
