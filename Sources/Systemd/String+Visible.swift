extension String {
    /// The text with every character that could move a cursor, end a line or turn the reading
    /// direction written out, as `\n` or `\u{1b}`; a backslash is doubled.
    ///
    /// What strangers send ends up in log lines: it must not forge another line nor drive the
    /// operator's terminal.
    var withVisibleControls: String {
        guard unicodeScalars.contains(where: \.isWrittenOut) else { return self }
        var visible = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": visible += "\\n"
            case "\r": visible += "\\r"
            case "\t": visible += "\\t"
            case "\\": visible += "\\\\"
            case _ where scalar.isWrittenOut: visible += "\\u{\(String(scalar.value, radix: 16))}"
            default: visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    /// The longest beginning that has at most `limit` UTF-8 bytes and splits no character.
    func prefix(utf8Bytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var bytes = 0
        return String(
            prefix { character in
                bytes += character.utf8.count
                return bytes <= limit
            })
    }
}

extension Unicode.Scalar {
    fileprivate var isWrittenOut: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: self == "\\"
        }
    }
}
