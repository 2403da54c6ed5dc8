import ArgumentParser
import Messaging

/// Which batch, and whether somebody waits for its end.
struct BatchOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("What the API calls batch_id.", valueName: "batch-id"))
    var batch: String

    @Flag(help: "Wait until nothing of it is under way, and show how far it has come.")
    var watch = false

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    func validate() throws {
        // It becomes part of a path.
        guard TaskName.isPlausible(batch) else {
            throw ValidationError("\"\(batch.withoutControls)\" is no batch id: letters, digits and hyphens.")
        }
    }

    /// Shows how far `batch` has come, at last where that is watched, and returns that.
    @discardableResult
    func show(_ batch: String, at client: ControlClient) async throws -> JSONValue {
        let summary =
            watch
            ? try await BatchWatch(client: client, batch: batch).summary()
            : try await client.get("batches/\(batch)")
        try answer.show(summary) { BatchReport(summary, now: .now).text($0) }
        return summary
    }

    /// Does something to all of the batch that is not over, and shows how it stands then.
    func perform(_ deed: Deed) async throws {
        try await daemon.ask { client in
            // Says that there is no such batch before anything else.
            _ = try await client.get("batches/\(batch)")
            let progress = ProgressLine()
            defer { progress.clear() }
            let search = Search([("batch", batch)])
            var done = 0
            var after: Int64?
            repeat {
                let page = try await client.post(search.path("tasks/\(deed.word)", after: after), deed.body)
                done += Int(
                    (page["result"]?.objectValue?.members ?? []).reduce(0) {
                        $0 + ($1.value.intValue ?? 0)
                    })
                progress.show("\(done) \(deed.participle)")
                after = page["next"]?.intValue
            } while after != nil
            progress.clear()
            try await show(batch, at: client)
        }
    }
}
