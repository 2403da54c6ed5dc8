import Synchronization

/// A histogram that anybody may add to, from any thread. It waits for nobody longer than one addition takes.
final class LatencyMeter: Sendable {
    private let histogram: Mutex<Histogram>

    init(_ bounds: Histogram.Bounds) { histogram = Mutex(Histogram(bounds)) }

    func count(_ duration: Duration) { histogram.withLock { $0.count(duration) } }

    var reading: Histogram { histogram.withLock { $0 } }
}
