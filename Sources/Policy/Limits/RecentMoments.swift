import Messaging

/// When something happened, by key: exact, and kept for as long as it matters.
///
/// Its memory is bounded. Beyond `capacity` moments the keys that were used longest ago are forgotten, so a
/// flood lets some have more than their limit and locks nobody out.
///
/// The clock may be set back. What then lies in the future counts as having happened at the first moment
/// that is looked at after that: nobody waits longer than a whole window, and nobody gets more in a window of
/// the new clock.
struct RecentMoments<Key: Hashable & Sendable>: Sendable {
    /// One of them.
    struct Moment: Sendable {
        var at: Timestamp
        /// Tells apart what shares a key.
        var tag: UInt32
    }

    private struct Trail: Sendable {
        /// In order of time.
        var moments: [Moment] = []
        var window = Duration.zero

        var lastAt: Timestamp { moments.last?.at ?? Timestamp(milliseconds: 0) }

        func isPast(now: Timestamp) -> Bool { moments.last.map { $0.at + window <= now } ?? true }

        mutating func follow(clock now: Timestamp) {
            guard let last = moments.last, last.at > now else { return }
            for index in moments.indices where moments[index].at > now { moments[index].at = now }
        }
    }

    private static var sweepAtLeast: Int { 10_000 }
    private var trails: [Key: Trail] = [:]
    /// Moments of all trails.
    private(set) var count = 0
    private let capacity: Int
    private var sweepAt: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 4)
        sweepAt = min(self.capacity, Self.sweepAtLeast)
    }

    /// What happened with `key` within `window` before `now`, in order of time.
    mutating func moments(of key: Key, within window: Duration, now: Timestamp) -> [Moment] {
        trails[key]?.follow(clock: now)
        guard let moments = trails[key]?.moments else { return [] }
        return moments.filter { now - $0.at < window }
    }

    /// Notes that it happened at `moment`, to be kept for `window`.
    mutating func record(_ key: Key, tag: UInt32 = 0, at moment: Timestamp, window: Duration) {
        var trail = trails.removeValue(forKey: key) ?? Trail()
        count -= trail.moments.count
        trail.follow(clock: moment)
        trail.window = window
        trail.moments.removeAll { moment - $0.at >= window }
        trail.moments.append(Moment(at: moment, tag: tag))
        count += trail.moments.count
        trails[key] = trail
        if count > sweepAt { sweep(now: moment) }
    }

    /// Takes back what was noted at `moment` and did not happen after all.
    mutating func takeBack(_ key: Key, tag: UInt32 = 0, at moment: Timestamp) {
        guard let moments = trails[key]?.moments,
            let index = moments.lastIndex(where: { $0.at == moment && $0.tag == tag })
                ?? moments.lastIndex(where: { $0.tag == tag })
        else { return }
        trails[key]?.moments.remove(at: index)
        count -= 1
        if moments.count == 1 { trails[key] = nil }
    }

    private mutating func sweep(now: Timestamp) {
        for key in trails.keys { trails[key]?.follow(clock: now) }
        trails = trails.filter { !$0.value.isPast(now: now) }
        count = trails.values.reduce(0) { $0 + $1.moments.count }
        let most = capacity / 4 * 3
        if count > most {
            let oldestFirst = trails.sorted { $0.value.lastAt < $1.value.lastAt }
            for (key, trail) in oldestFirst {
                guard count > most else { break }
                trails[key] = nil
                count -= trail.moments.count
            }
        }
        sweepAt = min(capacity, max(Self.sweepAtLeast, count * 2))
    }
}
