import Messaging

/// Remembers how an account's calls went in the minute that runs and the four before.
struct RecentCalls: Equatable, Sendable {
    private struct Minute: Equatable, Sendable {
        var calls = 0
        var failures = 0
        var milliseconds: Int64 = 0
        var latencies = LatencyHistogram()
    }

    private var minutes = RecentBuckets(5, of: .seconds(60), empty: Minute())

    mutating func record(isSent: Bool, took: Duration, now: Timestamp) {
        let milliseconds = min(max(0, took.milliseconds), LatencyHistogram.longest)
        minutes.note(now: now) { minute in
            minute.calls += 1
            minute.failures += isSent ? 0 : 1
            minute.milliseconds += milliseconds
            minute.latencies.count(milliseconds)
        }
    }

    func performance(now: Timestamp) -> RecentPerformance {
        var sum = Minute()
        for minute in minutes.all(now: now) {
            sum.calls += minute.calls
            sum.failures += minute.failures
            sum.milliseconds += minute.milliseconds
            sum.latencies.add(minute.latencies)
        }
        return RecentPerformance(
            calls: sum.calls, failures: sum.failures,
            meanLatency: sum.calls == 0 ? nil : .milliseconds(sum.milliseconds / Int64(sum.calls)),
            p95Latency: sum.latencies.bound(ofPercent: 95).map { .milliseconds($0) })
    }
}
