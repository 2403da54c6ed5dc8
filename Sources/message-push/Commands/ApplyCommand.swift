import ArgumentParser
import Messaging

/// Makes the catalog what a document says.
struct ApplyCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Create and update apps, accounts, templates, channels and users from a document.",
        discussion: """
            The document is YAML, or JSON in a file named .json. What it does not name stays as it is; \
            applying it twice changes nothing. The secrets of new apps are printed now and never again.

            Examples:
              message-push apply -f fleet.yaml --dry-run
              message-push apply -f fleet.yaml --json > credentials.json
              message-push export | ssh other message-push apply -f -
            """)

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: ArgumentHelp("The document, or - for standard input.", valueName: "file"))
    var file: String

    @Flag(help: "Show the difference and change nothing.")
    var dryRun = false

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func run() async throws {
        let document = try OperatorDocument(file: file)
        let request: JSONValue = ["document": document.json, "dry_run": .bool(dryRun)]
        let changes: JSONValue
        do {
            changes = try await daemon.ask { try await $0.post("apply", request, patience: .seconds(300)) }
        } catch ControlError.refused(let refusal) {
            throw ControlError.refused(document.placed(refusal))
        }
        try answer.show(changes) { ChangesReport(changes).text($0) }
    }
}
