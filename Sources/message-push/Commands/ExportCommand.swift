import ArgumentParser

/// Prints the catalog as a document for `apply`.
struct ExportCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print the catalog as a document that apply takes.",
        discussion: """
            Secrets are masked; applying the document again leaves them as they are.

            Examples:
              message-push export > fleet.yaml
              message-push export --json
            """)

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let document = try await daemon.ask { try await $0.get("export") }
        let yaml = try document.yamlText()
        try answer.show(document) { _ in yaml }
    }
}
