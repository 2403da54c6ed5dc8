/// The words of an HTML text, for clients that show no HTML.
///
/// Not a browser: tags become nothing or a line break, links keep their address, the common entities
/// become characters. Damaged HTML gives damaged words and never an error.
enum PlainText {
    private static let blocks: Set<String> = [
        "address", "article", "blockquote", "div", "footer", "header", "hr", "li", "ol", "pre", "section",
        "table",
        "tr", "ul",
    ]
    private static let unseen: Set<String> = ["head", "script", "style", "title"]
    private static let entities: [String: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©", "mdash": "—",
        "ndash": "–", "hellip": "…", "middot": "·", "yen": "¥",
    ]

    static func derived(fromHTML html: String) -> String {
        var text = ""
        var link = ""
        var rest = html[...]
        while let character = rest.first {
            switch character {
            case "<":
                let tag = takeTag(&rest)
                if unseen.contains(tag.name) { skip(past: tag.name, in: &rest) }
                text += breaks(at: tag.name, after: text)
                if tag.name == "a", let address = tag.link { link = address }
                if tag.name == "/a", !link.isEmpty {
                    if !text.hasSuffix(link) { text += " (\(link))" }
                    link = ""
                }
            case "&": text.append(takeEntity(&rest))
            default:
                rest.removeFirst()
                if !character.isWhitespace {
                    text.append(character)
                } else if let last = text.last, last != " ", last != "\n" {
                    text.append(" ")
                }
            }
        }
        return tidied(text)
    }

    /// What a tag comes to: a block begins and ends on a line of its own, a paragraph leaves an empty one.
    private static func breaks(at tag: String, after text: String) -> String {
        let name = tag.hasPrefix("/") ? String(tag.dropFirst()) : tag
        switch name {
        case "br": return "\n"
        case "td", "th": return " "
        case "p", "h1", "h2", "h3", "h4", "h5", "h6": return text.hasSuffix("\n") ? "\n" : "\n\n"
        default: return blocks.contains(name) && !text.hasSuffix("\n") ? "\n" : ""
        }
    }

    /// Takes `<…>` off the front, a comment whole; without its end, everything that is left.
    private static func takeTag(_ rest: inout Substring) -> (name: String, link: String?) {
        if rest.hasPrefix("<!--") {
            rest = dropping(rest.dropFirst(4), past: "-->")
            return ("!", nil)
        }
        let inside = rest.dropFirst().prefix { $0 != ">" }
        rest = rest[inside.endIndex...].dropFirst()
        let name = inside.prefix { !$0.isWhitespace && ($0 != "/" || $0 == inside.first) }.lowercased()
        return (name, name == "a" ? link(in: inside) : nil)
    }

    /// The `http`, `https` or `mailto` address of a tag's `href`, in quotes of either kind.
    private static func link(in tag: Substring) -> String? {
        let parts = tag.split(whereSeparator: { $0 == "\"" || $0 == "'" })
        guard let index = parts.firstIndex(where: { $0.lowercased().hasSuffix("href=") }),
            index + 1 < parts.count
        else { return nil }
        var address = parts[index + 1]
        var result = ""
        while let character = address.first {
            result.append(character == "&" ? takeEntity(&address) : address.removeFirst())
        }
        let isKnown = ["http://", "https://", "mailto:"].contains { result.lowercased().hasPrefix($0) }
        return isKnown ? result : nil
    }

    private static func skip(past name: String, in rest: inout Substring) {
        var tail = rest
        while let opening = tail.firstIndex(of: "<") {
            tail = tail[opening...].dropFirst()
            guard tail.hasPrefix("/"), tail.dropFirst().prefix(name.count).lowercased() == name else {
                continue
            }
            rest = dropping(tail, past: ">")
            return
        }
        rest = ""
    }

    private static func dropping(_ text: Substring, past end: String) -> Substring {
        var tail = text
        while !tail.isEmpty, !tail.hasPrefix(end) { tail.removeFirst() }
        return tail.dropFirst(end.count)
    }

    /// Takes `&name;` or `&#number;` off the front; an ampersand that begins neither stands for itself.
    private static func takeEntity(_ rest: inout Substring) -> Character {
        let name = rest.dropFirst().prefix(10).prefix { $0 != ";" && !$0.isWhitespace }
        guard name.endIndex < rest.endIndex, rest[name.endIndex] == ";",
            let character = character(String(name))
        else {
            rest.removeFirst()
            return "&"
        }
        rest = rest[name.endIndex...].dropFirst()
        return character
    }

    private static func character(_ name: String) -> Character? {
        guard name.hasPrefix("#") else { return entities[name] }
        let isHex = name.lowercased().hasPrefix("#x")
        let number = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
        return number.flatMap { Unicode.Scalar($0) }.flatMap { $0.value < 0x20 ? " " : Character($0) }
    }

    /// Single spaces, no space at either end of a line, at most one empty line in a row.
    private static func tidied(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.split(separator: " ").joined(separator: " ")
            if words.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(words)
        }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
