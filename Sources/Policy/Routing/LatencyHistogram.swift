/// Counts of latencies in steps that grow with them: four between each power of two and the next.
///
/// At most 68 counters, whatever is counted. What it tells is at most a quarter too much.
struct LatencyHistogram: Equatable, Sendable {
    /// All that is longer counts as this: about four minutes, in milliseconds.
    static let longest: Int64 = (1 << 18) - 1

    /// As long as the longest latency needs.
    private var counts: [UInt32] = []

    mutating func count(_ milliseconds: Int64) {
        let step = Self.step(of: milliseconds)
        fill(to: step + 1)
        counts[step] &+= 1
    }

    mutating func add(_ other: LatencyHistogram) {
        fill(to: other.counts.count)
        for (step, count) in other.counts.enumerated() { counts[step] &+= count }
    }

    /// The number of milliseconds that so many of 100 do not exceed; nil for an empty histogram.
    func bound(ofPercent percent: Int) -> Int64? {
        let total = counts.reduce(0) { $0 + Int($1) }
        let wanted = (total * percent + 99) / 100
        var seen = 0
        for (step, count) in counts.enumerated() where count > 0 {
            seen += Int(count)
            if seen >= wanted { return Self.last(of: step) }
        }
        return nil
    }

    private mutating func fill(to count: Int) {
        guard counts.count < count else { return }
        counts.append(contentsOf: repeatElement(0, count: count - counts.count))
    }

    /// The highest bit says which power of two, the two bits after it which quarter above it.
    private static func step(of milliseconds: Int64) -> Int {
        let value = Int(min(max(0, milliseconds), longest))
        guard value >= 4 else { return value }
        let power = Int.bitWidth - 1 - value.leadingZeroBitCount
        return 4 * (power - 1) + (value >> (power - 2)) & 3
    }

    /// The longest latency that is counted in `step`.
    private static func last(of step: Int) -> Int64 {
        guard step >= 4 else { return Int64(step) }
        let power = step / 4 + 1
        return Int64((4 + step % 4 + 1) << (power - 2)) - 1
    }
}
