import ArgumentParser
import Messaging
import Providers

/// Takes over the settings of the original from a dump of its database.
struct ImportCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over apps, accounts, templates, channels, rules and users of the original.",
        discussion: """
            Reads what mysqldump wrote of the original's database. Apps keep their keys and secrets, \
            channels their numbers, so that clients need not change. Every row that cannot be taken is \
            listed with its reason. History stays where it is. Compressed dumps are unpacked first: \
            zcat dump.sql.gz | message-push import -

            The secrets of apps are opened with the key that the original had in APP_ENCRYPTION_KEY: put \
            it into a file that nobody else may read. Without one, the key is tried that the original \
            takes where nobody gave it one.

            Users come without passwords and get new ones. Accounts have new callback addresses: see \
            account list. Channels are of class notice: say where one carries codes.

            Examples:
              message-push import dump.sql --key-file app.key --dry-run
              message-push import dump.sql --key-file app.key --output fleet.yaml
              message-push import dump.sql --key-file app.key
            """)

    @Argument(help: "The dump, or - for standard input.")
    var dump: String

    @Option(help: ArgumentHelp("The original's APP_ENCRYPTION_KEY: 32 bytes.", valueName: "file"))
    var keyFile: String?

    @Flag(help: "Show the difference and change nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Write a document for apply to a new file, secrets in it, and change nothing.", valueName: "file")
    )
    var output: String?

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    func validate() throws {
        guard !dryRun || output == nil else {
            throw ValidationError("--output changes nothing; --dry-run is for the daemon's catalog.")
        }
    }

    func run() async throws {
        let plan = try makePlan()
        var report = ImportReport(plan: plan)
        if let output {
            try PrivateFile.create(output, try plan.document.yamlText())
            report.output = output
        } else {
            report.changes = try await apply(plan)
        }
        try answer.show(report.json, render: report.text)
    }

    private func makePlan() throws -> ImportPlan {
        let secrets = try OriginalKey.secrets(file: keyFile)
        let tables = try DumpFile.read(dump)
        let plan = Translation.plan(tables, secrets: secrets, providers: ProviderDirectory.descriptions)
        guard plan.openedSecrets > 0 || plan.shutSecrets == 0 else {
            let key = keyFile.map { "the key in \($0)" } ?? "the original's default key; give --key-file"
            throw CommandFailure(
                exitCode: .damagedData,
                sentence: "None of the \(plan.shutSecrets) secrets of apps can be opened with \(key).")
        }
        return plan
    }

    private func apply(_ plan: ImportPlan) async throws -> JSONValue {
        let request: JSONValue = ["document": plan.document, "dry_run": .bool(dryRun)]
        do {
            return try await daemon.ask { try await $0.post("apply", request, patience: .seconds(300)) }
        } catch ControlError.refused(var refusal) {
            if let field = refusal.field, let row = plan.row(at: field) {
                // The daemon begins with the document's place, which nobody has seen.
                let place = field + ": "
                let sentence = refusal.message.dropFirst(refusal.message.hasPrefix(place) ? place.count : 0)
                refusal.message = "\(row.table.rawValue) \(row.id): \(sentence)"
                refusal.field = nil
            }
            throw ControlError.refused(refusal)
        }
    }
}
