import Testing

@Suite struct `The house` {
    private let repository: Repository

    init() throws {
        repository = try Repository.here.get()
    }

    private func report(_ findings: [Finding]) {
        for finding in findings { Issue.record(Comment(rawValue: finding.description)) }
    }

    @Test(arguments: Rule.all)
    func `keeps its rules`(rule: Rule) {
        report(repository.files.flatMap(rule.findings))
    }

    @Test func `has nothing at its top level that does not belong there`() {
        report(RepositoryRules.topLevel(of: repository.trackedPaths() ?? []))
    }

    @Test func `explains and reads every setting`() throws {
        let (settings, page) = ("etc/message-push.yaml", "packaging/man/message-push.yaml.5")
        let (yamlText, manualText) = (repository.text(settings), repository.text(page))
        let yaml = try #require(yamlText, "There is no \(settings).")
        let manual = try #require(manualText, "There is no \(page).")
        let program = repository.files.filter { $0.path.hasPrefix("Sources/message-push/") }
        report(
            RepositoryRules.settings(
                yaml: yaml, manual: manual,
                program: program.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n")))
    }

    @Test func `has every file its map names`() throws {
        let text = repository.text("README.md")
        let readme = try #require(text, "There is no README.md.")
        report(RepositoryRules.map(readme: readme, paths: repository.files.map(\.path)))
    }

    @Test func `has a row of allowed imports for each of its rooms and no other`() {
        let rooms = Set(repository.files.filter(\.isSource).map(\.room))
        #expect(rooms == Set(AllowedImports.byRoom.keys))
    }
}
