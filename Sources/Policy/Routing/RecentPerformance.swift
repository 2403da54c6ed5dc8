/// How an account's calls went over the last minutes, as operators see it.
package struct RecentPerformance: Equatable, Sendable {
    /// Calls that ended.
    package let calls: Int
    /// Calls that ended otherwise than with the provider's taking the message.
    package let failures: Int
    /// What a call took on average; nil where there was none.
    package let meanLatency: Duration?
    /// What 95 of 100 calls did not exceed, at most a quarter too much; nil where there was none.
    package let p95Latency: Duration?

    /// The part of the calls that ended well, 0 to 1; nil where there was none.
    package var successRate: Double? {
        calls == 0 ? nil : Double(calls - failures) / Double(calls)
    }
}
