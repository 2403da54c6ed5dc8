/// All samples of one metric, with what it means.
struct MetricFamily: Equatable, Sendable {
    /// Which of Prometheus' types it is.
    enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    let name: String
    let help: String
    let kind: Kind
    let samples: [MetricSample]

    /// Something that only grows, from the daemon's start on. Samples with the same labels are added up: two
    /// applications may have had the same name, one after the other.
    static func counter(
        _ name: String, _ help: String, _ values: [(MetricLabels, Double)]
    ) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .counter, samples: merged(values))
    }

    /// Something that rises and falls.
    static func gauge(
        _ name: String, _ help: String, _ values: [(MetricLabels, Double)]
    ) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .gauge, samples: merged(values))
    }

    /// One number that rises and falls; nil where it is not known.
    static func gauge(_ name: String, _ help: String, _ value: Double?) -> MetricFamily {
        gauge(name, help, value.map { [(.none, $0)] } ?? [])
    }

    /// How long things took.
    static func histogram(
        _ name: String, _ help: String, _ values: [(MetricLabels, Histogram)]
    ) -> MetricFamily {
        let merged = Dictionary(values) { $0.adding($1) }.sorted { $0.key < $1.key }
        return MetricFamily(
            name: name, help: help, kind: .histogram,
            samples: merged.flatMap { samples(of: $0.value, labels: $0.key) })
    }

    private static func merged(_ values: [(MetricLabels, Double)]) -> [MetricSample] {
        Dictionary(values, uniquingKeysWith: +).sorted { $0.key < $1.key }
            .map { MetricSample(labels: $0.key, value: $0.value) }
    }

    /// Each bucket holds those before it too, and the last holds all.
    private static func samples(of histogram: Histogram, labels: MetricLabels) -> [MetricSample] {
        var below = 0
        var samples: [MetricSample] = []
        for (bound, count) in zip(histogram.bounds.seconds + [.infinity], histogram.counts) {
            below += count
            samples.append(
                MetricSample(
                    suffix: "_bucket", labels: labels.with("le", Exposition.text(of: bound)),
                    value: Double(below)))
        }
        return samples + [
            MetricSample(suffix: "_sum", labels: labels, value: histogram.sum),
            MetricSample(suffix: "_count", labels: labels, value: Double(below)),
        ]
    }
}
