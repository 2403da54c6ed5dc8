/// Unicode text in letters, digits and hyphens (RFC 3492).
enum Punycode {
    // RFC 3492 §5.
    private static let base = 36
    private static let thresholdMin = 1
    private static let thresholdMax = 26
    private static let skew = 38
    private static let damping = 700
    private static let initialBias = 72
    private static let initialScalar: UInt32 = 128

    /// `text` as RFC 3492 §6.3 encodes it, with the case of its ASCII letters as it is.
    ///
    /// Counts as far as there are scalars, so nothing overflows in a text of some thousand.
    static func encode(_ text: String) -> String {
        let scalars = text.unicodeScalars.map(\.value)
        var output = text.unicodeScalars.filter(\.isASCII).map { UInt8($0.value) }
        let basicCount = output.count
        var handledCount = basicCount
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var delta = 0
        var bias = initialBias
        var next = initialScalar
        while let smallest = scalars.filter({ $0 >= next }).min() {
            delta += Int(smallest - next) * (handledCount + 1)
            next = smallest
            for scalar in scalars {
                if scalar < next { delta += 1 }
                guard scalar == next else { continue }
                appendNumber(delta, bias: bias, to: &output)
                bias = adapted(delta, count: handledCount + 1, isFirst: handledCount == basicCount)
                delta = 0
                handledCount += 1
            }
            delta += 1
            next += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A generalised variable-length integer (RFC 3492 §3.3).
    private static func appendNumber(_ number: Int, bias: Int, to output: inout [UInt8]) {
        var rest = number
        var position = base
        while true {
            let threshold = min(max(position - bias, thresholdMin), thresholdMax)
            guard rest >= threshold else { return output.append(digit(rest)) }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
    }

    private static func digit(_ value: Int) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }

    /// RFC 3492 §6.1.
    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damping : delta / 2
        delta += delta / count
        var bias = 0
        while delta > (base - thresholdMin) * thresholdMax / 2 {
            delta /= base - thresholdMin
            bias += base
        }
        return bias + (base - thresholdMin + 1) * delta / (delta + skew)
    }
}
