/// Rules about the repository as a whole: its shape, its settings, its map.
enum RepositoryRules {
    private static let topLevel: Set = [
        "Package.swift", "Sources", "Tests", "packaging", "systemd", "etc", "README.md", "CHANGELOG.md",
        "LICENSE",
    ]

    /// The top level holds what the design lists, and dot files.
    static func topLevel(of paths: [String]) -> [Finding] {
        let names = Set(paths.map { String($0.prefix { $0 != "/" }) })
        return names.subtracting(topLevel).filter { !$0.hasPrefix(".") }.sorted()
            .map { Finding(path: $0, line: 1, sentence: "\($0) does not belong at the top level.") }
    }

    /// The keys of a YAML file in the simple form our settings have: one key a line.
    static func keys(ofYAML text: String) -> [(line: Int, key: String)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            var rest = line.drop { $0 == " " }
            if rest.hasPrefix("- ") { rest = rest.dropFirst(2) }
            let key = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
            guard !key.isEmpty, key.first?.isLetter == true, rest.dropFirst(key.count).first == ":" else {
                return nil
            }
            return (index + 1, String(key))
        }
    }

    /// Every setting is explained in the manual and read by the program.
    static func settings(yaml: String, manual: String, program: String) -> [Finding] {
        let path = "etc/message-push.yaml"
        // The manual is roff: `\-` is a hyphen, `\&` nothing.
        let explained = words(of: manual.filter { $0 != "\\" && $0 != "&" })
        let read = words(of: program)
        return keys(ofYAML: yaml).flatMap { line, key in
            var findings: [Finding] = []
            if !explained.contains(key) {
                findings.append(
                    Finding(path: path, line: line, sentence: "\(key) is not in message-push.yaml(5)."))
            }
            if !read.contains(key) {
                findings.append(
                    Finding(
                        path: path, line: line, sentence: "\(key) is read nowhere in Sources/message-push."))
            }
            return findings
        }
    }

    private static func words(of text: String) -> Set<String> {
        Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }.map(String.init))
    }

    /// Every Swift file the README names in backticks exists.
    static func map(readme: String, paths: [String]) -> [Finding] {
        readme.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            let quoted = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
            return quoted.filter { $0.hasSuffix(".swift") && !$0.contains(" ") && $0 != "Package.swift" }
                .filter { name in !paths.contains { $0 == name || $0.hasSuffix("/" + name) } }
                .map { Finding(path: "README.md", line: index + 1, sentence: "\($0) does not exist.") }
        }
    }
}
