extension Double {
    /// The shortest digits that mean this double, arranged as ECMAScript and Go's `encoding/json` do.
    ///
    /// Plain digits from 1e-6 up to 1e21, an exponent outside: `100`, `0.5`, `1e-7`, `1e+21`. Negative
    /// zero is `-0`, as in Go. Only for finite numbers.
    package var ecmaScriptText: String {
        let (digits, exponent) = magnitude.shortestDigits
        let sign = self.sign == .minus ? "-" : ""
        guard self != 0 else { return sign + "0" }
        switch exponent {
        case 1...21 where digits.count <= exponent:
            return sign + digits + String(repeating: "0", count: exponent - digits.count)
        case 1...21:
            return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -exponent) + digits
        default:
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            let mark = exponent > 0 ? "e+" : "e-"
            return sign + digits.prefix(1) + fraction + mark + String(abs(exponent - 1))
        }
    }

    /// The significant digits without zeros at either end, and the exponent of 0.d₁d₂… × 10^exponent.
    ///
    /// Taken from `description`, which is the shortest text that reads back as the same double.
    private var shortestDigits: (digits: String, exponent: Int) {
        let parts = description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let written = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let all = String(mantissa[0]) + (mantissa.count > 1 ? String(mantissa[1]) : "")
        let significant = all.drop { $0 == "0" }
        let exponent = written + mantissa[0].count - (all.count - significant.count)
        var digits = significant
        while digits.last == "0" { digits.removeLast() }
        return (String(digits), exponent)
    }
}
