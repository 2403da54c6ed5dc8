import Messaging
import TestSupport
import Testing

@testable import Metering

@Suite struct `A page for Prometheus` {
    private func page(_ families: MetricFamily...) -> String { Exposition(families).text }

    @Test func `says what a metric means before its samples`() {
        let family = MetricFamily.counter(
            "sent_total", "Sent, \\ so far.\nAll of it.",
            [(["lane": "bulk", "app": "b"], 2), (["lane": "urgent", "app": "a"], 1.5)])
        #expect(
            page(family, .gauge("depth", "How deep.", 7), .gauge("height", "Not known.", nil)) == #"""
                # HELP sent_total Sent, \\ so far.\nAll of it.
                # TYPE sent_total counter
                sent_total{lane="bulk",app="b"} 2
                sent_total{lane="urgent",app="a"} 1.5
                # HELP depth How deep.
                # TYPE depth gauge
                depth 7
                # HELP height Not known.
                # TYPE height gauge

                """#)
    }

    @Test func `adds up samples that would have the same labels`() {
        let family = MetricFamily.counter("n", "N.", [(["app": "shop"], 1), (["app": "shop"], 2)])
        #expect(family.samples == [MetricSample(labels: ["app": "shop"], value: 3)])
    }

    @Test func `writes a histogram as buckets that hold those before them`() {
        var first = Histogram(.syncs)
        var second = Histogram(.syncs)
        for took in [0.1, 0.25, 0.26, 9000] { first.count(.milliseconds(took)) }
        second.count(.microseconds(-5))
        let family = MetricFamily.histogram("t", "T.", [([:], first), ([:], second)])
        let lines = page(family).split(separator: "\n").dropFirst(2)
        #expect(
            lines == [
                #"t_bucket{le="0.0001"} 2"#, #"t_bucket{le="0.00025"} 3"#, #"t_bucket{le="0.0005"} 4"#,
                #"t_bucket{le="0.001"} 4"#, #"t_bucket{le="0.0025"} 4"#, #"t_bucket{le="0.005"} 4"#,
                #"t_bucket{le="0.01"} 4"#, #"t_bucket{le="0.025"} 4"#, #"t_bucket{le="0.05"} 4"#,
                #"t_bucket{le="0.1"} 4"#, #"t_bucket{le="0.25"} 4"#, #"t_bucket{le="1"} 4"#,
                #"t_bucket{le="+Inf"} 5"#, "t_sum 9.00061", "t_count 5",
            ])
    }

    @Test(arguments: [
        (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (1e-7, "1e-07"), (1.5e300, "1.5e+300"),
        (9_007_199_254_740_991, "9007199254740991"), (1e16, "1e+16"), (.infinity, "+Inf"),
        (-.infinity, "-Inf"), (.nan, "NaN"),
    ])
    func `writes numbers as they are read`(value: Double, text: String) {
        #expect(Exposition.text(of: value) == text)
        #expect(value.isNaN || Double(text) == value)
    }

    @Test func `keeps every value of a label, whatever it is`() throws {
        let letters: [Unicode.Scalar] = [
            "\\", "\"", "\n", "\r", "n", "{", "}", ",", "=", " ", "é", "推", "🚀", "\u{301}",
        ]
        var dice = Dice(seed: 5)
        for _ in 0..<2000 {
            var value = ""
            for _ in 0..<(dice.next() % 9) {
                value.unicodeScalars.append(letters[Int(dice.next() % UInt64(letters.count))])
            }
            let text = page(.gauge("g", value, [(["a": value, "b": "x"], 1)]))
            // Whatever the value, a line is a line.
            let lines = text.unicodeScalars.split(separator: "\n")
            try #require(lines.count == 3, "\(value.debugDescription)")
            let help = Self.reading(lines[0].dropFirst("# HELP g ".count), quotes: false)
            try #require(help?.text == value)
            let label = Self.reading(lines[2].dropFirst("g{a=\"".count), quotes: true)
            try #require(label?.text == value && label?.rest == #",b="x"} 1"#)
        }
    }

    /// Reads what the format's rules say of an escaped text, up to the closing quotation mark or the end.
    private static func reading(
        _ text: Substring.UnicodeScalarView, quotes: Bool
    ) -> (text: String, rest: String)? {
        var read = String.UnicodeScalarView()
        var scalars = text
        while let scalar = scalars.popFirst() {
            if scalar == "\"", quotes { return (String(read), String(scalars)) }
            guard scalar == "\\" else {
                read.append(scalar)
                continue
            }
            switch scalars.popFirst() {
            case "n": read.append("\n")
            case "\\": read.append("\\")
            case "\"" where quotes: read.append("\"")
            default: return nil
            }
        }
        return quotes ? nil : (String(read), "")
    }
}
