import Messaging

/// A text with `{variables}`.
///
/// A variable's name is one or more of `a–z A–Z 0–9 _`. Anything else between braces is ordinary text,
/// and so is a variable that nobody supplied: the wire contract's rule (§1.3.1). Values are not expanded
/// again.
package struct TemplateText: Equatable, Sendable {
    private enum Piece: Equatable {
        case text(String)
        case variable(String)
    }

    private let pieces: [Piece]

    /// Reads a template.
    package init(_ source: String) {
        var pieces: [Piece] = []
        var text: [UInt8] = []
        var rest = Array(source.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "{"), let name = Self.variable(at: rest) {
                if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
                text = []
                pieces.append(.variable(name))
                rest = rest.dropFirst(name.utf8.count + 2)
            } else {
                text.append(byte)
                rest = rest.dropFirst()
            }
        }
        if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
        self.pieces = pieces
    }

    /// The names of its variables in order of their first use.
    package var variables: [String] {
        var seen: Set<String> = []
        return pieces.compactMap { piece in
            guard case .variable(let name) = piece, seen.insert(name).inserted else { return nil }
            return name
        }
    }

    /// The text with `values` in the places of its variables.
    package func rendered(with values: [String: String]) -> String {
        pieces.reduce(into: "") { result, piece in
            switch piece {
            case .text(let text): result += text
            case .variable(let name): result += values[name] ?? "{\(name)}"
            }
        }
    }

    private static func variable(at rest: ArraySlice<UInt8>) -> String? {
        let name = rest.dropFirst().prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: "}") else {
            return nil
        }
        return String(decoding: name, as: UTF8.self)
    }
}
