import FoundationEssentials

@testable import message_push

/// What the settings' table says the installed files must say.
enum InstalledFile {
    /// A file of the repository.
    static func contents(_ path: String, from test: String = #filePath) throws -> String {
        let root = URL(filePath: test).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    /// The whole default file but for its head.
    static var settings: String {
        SettingKey.groups.map { group in
            "## \(group.title)\n\n" + group.keys.map(entry).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The manual's lists of keys, in mdoc(7).
    static var manual: String {
        SettingKey.groups.map { group in
            ".Ss \(group.title)\n.Bl -tag -width Ds\n" + group.keys.map(item).joined() + ".El\n"
        }.joined()
    }

    private static func entry(_ key: SettingKey) -> String {
        let limits = "\(rule(key)) Default: \(standard(key))."
        return (wrapped(key.sentence, to: 92) + wrapped(limits, to: 92)).map { "# \($0)\n" }.joined()
            + "#\(key.name): \(value(key))\n"
    }

    private static func item(_ key: SettingKey) -> String {
        let sentences = (key.sentence + " " + rule(key)).replacing(". ", with: ".\n").split(separator: "\n")
        let paragraphs = sentences.map(String.init) + ["Default: \(standard(key))."]
        let lines = paragraphs.flatMap { wrapped($0, to: 78) }
        return ".It Cm \(key.name)\n" + lines.map { $0 + "\n" }.joined()
    }

    private static func rule(_ key: SettingKey) -> String {
        switch key.rule {
        case .number(let bounds, let unit):
            "Unit: \(unit), from \(bounds.lowerBound) to \(bounds.upperBound)."
        case .word(let words): "One of: \(words.joined(separator: ", "))."
        case .path(let bytesMax): "An absolute path of at most \(bytesMax) bytes."
        case .addresses(let counts): "A list of \(counts.lowerBound) to \(counts.upperBound) addresses."
        case .networks: "IP addresses and networks with commas between them."
        case .timeZone: "The name of a time zone."
        case .webAddress: "An http or https address without a query."
        }
    }

    private static func standard(_ key: SettingKey) -> String {
        switch key.standard {
        case .value(.number(let number)) where unit(key) == "bytes": "\(number)" + binary(number)
        case .value(let value): value.description
        case .derived(let how, _): how
        }
    }

    private static func value(_ key: SettingKey) -> String {
        switch key.standard {
        case .value(let value): value.description
        case .derived(_, let usually): usually
        }
    }

    private static func unit(_ key: SettingKey) -> String? {
        if case .number(_, let unit) = key.rule { unit } else { nil }
    }

    /// ` (64 MiB)` for a number that is one.
    private static func binary(_ bytes: Int) -> String {
        for (shift, name) in [(30, "GiB"), (20, "MiB"), (10, "KiB")] where bytes % (1 << shift) == 0 {
            return " (\(bytes >> shift) \(name))"
        }
        return ""
    }

    private static func wrapped(_ text: String, to width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [""]) { lines, word in
            if lines[lines.count - 1].isEmpty {
                lines[lines.count - 1] = String(word)
            } else if lines[lines.count - 1].count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
