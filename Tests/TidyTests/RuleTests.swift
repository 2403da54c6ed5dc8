import Testing

/// Code that keeps a rule and code that breaks it, for each rule: a rule that cannot fail is none.
struct RuleSample: Sendable, CustomTestStringConvertible {
    let rule: Rule
    var path = "Sources/Journal/Position.swift"
    let code: String
    /// The lines that break the rule.
    let lines: [Int]

    var testDescription: String { "\(rule.name): \(path) \(code.prefix(60))" }
}

@Suite struct `A rule` {
    @Test(arguments: RuleSample.sizes + RuleSample.names + RuleSample.comments + RuleSample.places)
    func `finds what breaks it and nothing else`(sample: RuleSample) {
        let file = SourceFile(path: sample.path, text: sample.code)
        #expect(sample.rule.findings(in: file).map(\.line) == sample.lines)
    }

    @Test func `is broken by some sample and kept by another`() {
        let samples = RuleSample.sizes + RuleSample.names + RuleSample.comments + RuleSample.places
        for rule in Rule.all {
            #expect(samples.contains { $0.rule.name == rule.name && !$0.lines.isEmpty }, "\(rule.name)")
            #expect(samples.contains { $0.rule.name == rule.name && $0.lines.isEmpty }, "\(rule.name)")
        }
    }

    @Test(arguments: [
        ("HTTPHelper", ["HTTP", "Helper"]), ("Base64URL", ["Base64", "URL"]), ("Database", ["Database"]),
        ("JournaldLogHandler", ["Journald", "Log", "Handler"]), ("A+Utils", ["A", "Utils"]),
    ])
    func `about names sees whole words`(name: String, words: [String]) {
        #expect(Rule.words(of: name) == words)
    }
}

@Suite struct `A rule about the repository` {
    @Test func `finds what does not belong at the top level`() {
        let paths = ["Package.swift", ".gitignore", "Sources/a.swift", "notes.txt", "scripts/x", "scripts/y"]
        #expect(RepositoryRules.topLevel(of: paths).map(\.path) == ["notes.txt", "scripts"])
    }

    @Test func `finds a setting that is not explained or not read`() {
        let yaml = "# port: 1\nlisten:\n  - address: x\n    body_bytes_max: 2 # why: because\n"
        #expect(RepositoryRules.keys(ofYAML: yaml).map(\.key) == ["listen", "address", "body_bytes_max"])
        let findings = RepositoryRules.settings(
            yaml: yaml, manual: ".B listen\n.B body_bytes_max\n", program: #"case listen, address"#)
        #expect(findings.map(\.line) == [3, 4])
        #expect(findings.map(\.sentence.first) == ["a", "b"])
    }

    @Test func `finds a file of the map that does not exist`() {
        let readme = "The door is `API/Door.swift`,\nthe porter `Porter.swift`; `swift build`.\n"
        let findings = RepositoryRules.map(readme: readme, paths: ["Sources/API/Door.swift"])
        #expect(findings.map(\.line) == [2])
    }
}
