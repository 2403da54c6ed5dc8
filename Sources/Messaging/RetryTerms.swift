/// How a rule's retries are spaced (wire contract §4.2).
package struct RetryTerms: Equatable, Sendable {
    /// So many attempts follow the first; then the delivery fails. 1…20.
    package var retriesMax: Int
    /// The pause before the first retry, 1 second to a day.
    package var delay: Duration
    /// By how much each pause is longer than the one before, 1…10.
    package var rate: Double
    /// The longest pause, at least `delay`, at most a day.
    package var delayMax: Duration

    /// Terms; the defaults are the wire contract's: 3 retries after 2, 4 and 8 seconds, a minute at most.
    package init(
        retriesMax: Int = 3, delay: Duration = .seconds(2), rate: Double = 2,
        delayMax: Duration = .seconds(60)
    ) {
        self.retriesMax = retriesMax
        self.delay = delay
        self.rate = rate
        self.delayMax = delayMax
    }
}
