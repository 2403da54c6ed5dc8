extension String {
    /// The text with every character that could move a cursor, end a line or turn the reading
    /// direction written out, as `\u{1b}`: what strangers sent must not drive the operator's terminal.
    var withoutControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var visible = ""
        for scalar in unicodeScalars {
            if scalar.isControl {
                visible += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
