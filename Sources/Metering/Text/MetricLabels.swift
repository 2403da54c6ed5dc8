/// The labels of one sample, in the order in which they are written: `["lane": "urgent"]`.
///
/// Receivers never stand in a label, nor anything else that a stranger chooses.
struct MetricLabels: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// A name and a value.
    struct Pair: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// No label.
    static let none: MetricLabels = [:]

    let pairs: [Pair]

    /// Names and values.
    init(dictionaryLiteral elements: (String, String)...) {
        pairs = elements.map { Pair(name: $0, value: $1) }
    }

    private init(_ pairs: [Pair]) { self.pairs = pairs }

    /// The same and one more behind.
    func with(_ name: String, _ value: String) -> MetricLabels {
        MetricLabels(pairs + [Pair(name: name, value: value)])
    }
}

extension MetricLabels: Comparable {
    /// Orders by the values, so that a page always has one order.
    static func < (left: MetricLabels, right: MetricLabels) -> Bool {
        left.pairs.lexicographicallyPrecedes(right.pairs) { $0.value < $1.value }
    }
}
