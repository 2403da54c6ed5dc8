import Messaging

/// Watches a batch until nothing of it is under way.
struct BatchWatch {
    /// How often the daemon is asked.
    private static let pause = Duration.milliseconds(500)

    let client: ControlClient
    let batch: String

    /// How the batch stands once it is over or paused.
    func summary() async throws -> JSONValue {
        let progress = ProgressLine()
        defer { progress.clear() }
        while true {
            let summary = try await client.get("batches/\(batch)")
            guard summary.cell("status") == "processing" else { return summary }
            progress.show(BatchReport.progress(of: summary))
            try await ContinuousClock().sleep(for: Self.pause)
        }
    }

    /// Ends the command with 1 unless every receiver was reached; the summary has been told.
    static func judge(_ summary: JSONValue) throws(CommandFailure) {
        guard summary.cell("status") == "completed", summary["failed"]?.intValue == 0 else {
            throw CommandFailure(exitCode: .failed)
        }
    }
}
