import Catalog
import Messaging
import Providers

/// What the values of a key may be.
enum SettingRule: Equatable, Sendable {
    /// A whole number of that unit.
    case number(ClosedRange<Int>, unit: String)
    /// One of these.
    case word([String])
    /// An absolute path. The limit is in bytes.
    case path(bytesMax: Int)
    /// A list of so many of what ``ListenAddress`` reads.
    case addresses(ClosedRange<Int>)
    /// What `NetworkList` reads.
    case networks
    /// The IANA name of a time zone.
    case timeZone
    /// The beginning of `http` or `https` addresses.
    case webAddress
}

extension SettingRule {
    /// Takes a value from the file.
    func value(of node: YAMLNode) throws(SettingRefusal) -> SettingValue {
        guard !node.isNothing else {
            throw SettingRefusal(reason: "has no value; write one, or remove the line")
        }
        switch (self, node.content) {
        case (.number, .scalar(let text, isPlain: true)), (.word, .scalar(let text, _)),
            (.path, .scalar(let text, _)), (.networks, .scalar(let text, _)),
            (.timeZone, .scalar(let text, _)), (.webAddress, .scalar(let text, _)):
            return try value(of: text)
        case (.addresses, .list(let nodes)):
            return try addresses(texts(nodes))
        case (.number, _), (.word, _), (.path, _), (.addresses, _), (.networks, _), (.timeZone, _),
            (.webAddress, _):
            throw SettingRefusal(reason: "must be \(description)")
        }
    }

    /// Takes a value from the environment, where the elements of a list are separated by commas.
    func value(of text: String) throws(SettingRefusal) -> SettingValue {
        switch self {
        case .number(let bounds, _):
            return .number(try number(text, in: bounds))
        case .word(let words):
            guard words.contains(text) else {
                throw SettingRefusal(reason: "is \"\(text.withoutControls)\"; it must be \(description)")
            }
            return .text(text)
        case .path(let bytesMax):
            return .text(try path(text, bytesMax: bytesMax))
        case .addresses:
            return try addresses(text.split(separator: ",").map { String($0).trimmingSpaces })
        case .networks:
            do {
                return .text(try NetworkList(text).text)
            } catch {
                throw SettingRefusal(reason: "cannot be read: \(error)")
            }
        case .timeZone:
            return .text(try timeZone(text))
        case .webAddress:
            guard WebAddress.isValid(text), !text.contains("?") else {
                throw SettingRefusal(reason: "is \"\(text.withoutControls)\"; it must be \(description)")
            }
            return .text(text)
        }
    }

    private func number(_ text: String, in bounds: ClosedRange<Int>) throws(SettingRefusal) -> Int {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw SettingRefusal(reason: "is \"\(text.withoutControls)\"; it must be \(description)")
        }
        guard let number = Int(text), bounds.contains(number) else {
            throw SettingRefusal(reason: "is \(text); it must be \(description)")
        }
        return number
    }

    private func path(_ text: String, bytesMax: Int) throws(SettingRefusal) -> String {
        guard text.hasPrefix("/") else {
            throw SettingRefusal(reason: "is \"\(text.withoutControls)\"; it must be \(description)")
        }
        guard text.utf8.count <= bytesMax, !text.utf8.contains(0) else {
            throw SettingRefusal(reason: "has \(text.utf8.count) bytes; it must be \(description)")
        }
        return text
    }

    private func timeZone(_ name: String) throws(SettingRefusal) -> String {
        do {
            _ = try TimeZoneFiles().rules(named: name)
            return name
        } catch {
            throw SettingRefusal(reason: "is \"\(name.withoutControls)\"; it must be \(description)")
        }
    }

    private func texts(_ nodes: [YAMLNode]) throws(SettingRefusal) -> [String] {
        var texts: [String] = []
        for node in nodes {
            guard case .scalar(let text, _) = node.content else {
                throw SettingRefusal(reason: "must be \(description)")
            }
            texts.append(text)
        }
        return texts
    }

    private func addresses(_ texts: [String]) throws(SettingRefusal) -> SettingValue {
        guard case .addresses(let counts) = self, counts.contains(texts.count) else {
            throw SettingRefusal(reason: "has \(texts.count) elements; it must be \(description)")
        }
        var seen: Set<ListenAddress> = []
        for text in texts {
            guard seen.insert(try ListenAddress(reading: text)).inserted else {
                throw SettingRefusal(reason: "names \"\(text)\" twice")
            }
        }
        return .list(texts)
    }
}

extension SettingRule: CustomStringConvertible {
    /// Reads on after "must be".
    var description: String {
        switch self {
        case .number(let bounds, let unit):
            "a whole number of \(unit) from \(bounds.lowerBound) to \(bounds.upperBound), without quotes"
        case .word(let words): "one of \(words.joined(separator: ", "))"
        case .path(let bytesMax): "an absolute path of at most \(bytesMax) bytes"
        case .networks: "IP addresses and networks with commas between them, as in 127.0.0.1, 10.0.0.0/8"
        case .timeZone: "the name of a time zone, as in Asia/Shanghai"
        case .webAddress: "an address without a query, as in https://push.example.com"
        case .addresses(let counts):
            """
            a list of \(counts.lowerBound) to \(counts.upperBound) addresses, as in \
            ["127.0.0.1:8080", "unix:/run/http.sock"]
            """
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0 == " " }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
