/// One line of a page: the family's name with a suffix, labels, a value.
struct MetricSample: Equatable, Sendable {
    /// `_bucket`, `_sum` or `_count` in a histogram, nothing elsewhere.
    var suffix = ""
    let labels: MetricLabels
    let value: Double
}
