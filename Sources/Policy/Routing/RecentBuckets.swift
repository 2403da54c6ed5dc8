package import Messaging

/// What happened of late, in buckets of equal time of which the oldest is always forgotten.
///
/// After the clock was set back the newest bucket is the one of the new time: what was known keeps its age.
package struct RecentBuckets<Bucket: Equatable & Sendable>: Equatable, Sendable {
    private let width: Int64
    private let empty: Bucket
    /// The oldest first.
    private var buckets: [Bucket]
    /// The number of the last bucket, counted from the epoch.
    private var newest: Int64 = 0

    /// `count` buckets; the last one is not over yet, so together they hold a little less than their time.
    package init(_ count: Int, of width: Duration, empty: Bucket) {
        self.width = max(1, width.milliseconds)
        self.empty = empty
        buckets = Array(repeating: empty, count: max(1, count))
    }

    /// Those that are of late at `now`, the oldest first.
    package func all(now: Timestamp) -> ArraySlice<Bucket> { buckets.dropFirst(past(now: now)) }

    /// Changes the bucket of `now`.
    package mutating func note(now: Timestamp, _ change: (inout Bucket) -> Void) {
        let past = past(now: now)
        newest = now.milliseconds / width
        if past > 0 {
            buckets.removeFirst(past)
            buckets.append(contentsOf: repeatElement(empty, count: past))
        }
        change(&buckets[buckets.endIndex - 1])
    }

    mutating func clear() { for index in buckets.indices { buckets[index] = empty } }

    /// How many of the oldest buckets are not of late any more.
    private func past(now: Timestamp) -> Int {
        Int(min(max(0, now.milliseconds / width - newest), Int64(buckets.count)))
    }
}
