/// A page in Prometheus' text format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
package struct Exposition: Sendable {
    /// What the page is served as.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The page so far; every line ends with a line feed.
    package private(set) var text = ""

    /// A page of these families, in this order.
    init(_ families: [MetricFamily]) {
        for family in families { write(family) }
    }

    /// Adds a family with all its samples. One without samples says that it exists: rules that name it can be
    /// checked on a server where nothing has happened yet.
    private mutating func write(_ family: MetricFamily) {
        text += "# HELP \(family.name) \(Self.escaped(family.help, quotes: false))\n"
        text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
        for sample in family.samples {
            text += family.name + sample.suffix
            write(sample.labels)
            text += " \(Self.text(of: sample.value))\n"
        }
    }

    private mutating func write(_ labels: MetricLabels) {
        guard !labels.pairs.isEmpty else { return }
        var separator = "{"
        for pair in labels.pairs {
            text += "\(separator)\(pair.name)=\"\(Self.escaped(pair.value, quotes: true))\""
            separator = ","
        }
        text += "}"
    }

    /// Backslashes and line feeds as two characters each; in the values of labels quotation marks too.
    static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A number as Go's `ParseFloat` reads it: whole ones without a point, as people write them.
    static func text(of value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        // Beyond 2⁵³ not every whole number is a Double; its own form says so.
        if value.magnitude < 0x1p53, let whole = Int64(exactly: value) { return String(whole) }
        return value.description
    }
}
