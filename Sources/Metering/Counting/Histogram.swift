/// How often something took how long. Its size is fixed, so that counting allocates nothing.
struct Histogram: Equatable, Sendable {
    /// Upper ends of the buckets in seconds, rising; a last bucket takes what is longer than all of them.
    struct Bounds: Equatable, Sendable {
        let seconds: [Double]

        /// Syncs of a disk: tens of microseconds where it has a cache that survives, seconds where it is ill.
        static let syncs = Bounds(
            seconds: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1])
        /// Requests to the public door, which wait for such a sync.
        static let requests = Bounds(
            seconds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5])
        /// Calls to providers, up to their deadline. Events have milliseconds.
        static let calls = Bounds(
            seconds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60])
        /// From the moment something is due until it happens: 50 ms is the aim for codes, a day is possible.
        static let waits = Bounds(
            seconds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400])
    }

    let bounds: Bounds
    /// How many fell into each bucket and into none before it.
    private(set) var counts: [Int]
    /// The sum of all, in seconds.
    private(set) var sum = 0.0

    init(_ bounds: Bounds) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.seconds.count + 1)
    }

    /// Counts one. A clock that was set back makes it zero.
    mutating func count(_ duration: Duration) {
        let seconds = max(0, duration.inSeconds)
        counts[bounds.seconds.firstIndex { seconds <= $0 } ?? bounds.seconds.count] += 1
        sum += seconds
    }

    /// Both together; they have the same bounds.
    func adding(_ other: Histogram) -> Histogram {
        precondition(bounds == other.bounds, "two histograms of different bounds were added")
        var both = self
        for index in counts.indices { both.counts[index] += other.counts[index] }
        both.sum += other.sum
        return both
    }
}

extension Duration {
    fileprivate var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
