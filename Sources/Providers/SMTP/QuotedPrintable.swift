/// Text in the transfer encoding of RFC 2045 §6.7, which leaves ASCII readable.
enum QuotedPrintable {
    /// RFC 2045 §6.7 rule 5, the `=` of a soft line break included.
    static let lineMax = 76
    private static let digits = Array("0123456789ABCDEF".utf8)
    private static let equals = UInt8(ascii: "=")

    /// `text` with CRLF line ends, whatever it had, and no line longer than ``lineMax``.
    ///
    /// A soft break never splits a character's bytes, so a client that decodes line by line shows no
    /// rubbish. There is no line end after the last line.
    static func encode(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * 2)
        for (index, line) in lines(text).enumerated() {
            if index > 0 { result += [0x0D, 0x0A] }
            appendLine(line, to: &result)
        }
        return result
    }

    /// Lines as the author meant them: CRLF, CR and LF each end one.
    private static func lines(_ text: String) -> [Substring.UnicodeScalarView] {
        var lines: [Substring.UnicodeScalarView] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            defer { index = next }
            guard scalar == "\r" || scalar == "\n" else { continue }
            if scalar == "\n", index > scalars.startIndex, scalars[scalars.index(before: index)] == "\r" {
                start = next
                continue
            }
            lines.append(scalars[start..<index])
            start = next
        }
        lines.append(scalars[start...])
        return lines
    }

    private static func appendLine(_ line: Substring.UnicodeScalarView, to result: inout [UInt8]) {
        var width = 0
        var index = line.startIndex
        while index < line.endIndex {
            let next = line.index(after: index)
            let isLast = next == line.endIndex
            let unit = encoded(line[index], isLastOfLine: isLast)
            if width + unit.count > (isLast ? lineMax : lineMax - 1) {
                result += [equals, 0x0D, 0x0A]
                width = 0
            }
            result += unit
            width += unit.count
            index = next
        }
    }

    private static func encoded(_ scalar: Unicode.Scalar, isLastOfLine: Bool) -> [UInt8] {
        switch scalar {
        case " ", "\t": if !isLastOfLine { return [UInt8(scalar.value)] }
        case "=": break
        case "!"..."~": return [UInt8(scalar.value)]
        default: break
        }
        return String(scalar).utf8.flatMap { [equals, digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}
