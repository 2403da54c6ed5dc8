import ArgumentParser

/// To which messages something is done, and whether anybody is asked first.
struct DeedOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("What the API and \"send\" call task_id.", valueName: "task-id"))
    var tasks: [String] = []

    @OptionGroup(title: "Instead of task ids") var search: SearchOptions

    @Flag(name: [.customShort("y"), .long], help: "Do not ask before many messages are changed.")
    var yes = false

    @Flag(help: "Say how many messages it would be, and change nothing.")
    var dryRun = false

    @OptionGroup var daemon: DaemonOptions
    @OptionGroup var answer: AnswerOptions

    func validate() throws {
        for task in tasks where !TaskName.isPlausible(task) {
            throw ValidationError("\"\(task.withoutControls)\" is no task id: letters, digits and hyphens.")
        }
        if tasks.isEmpty && search.search.isBoundless {
            throw ValidationError("Name tasks, or say with --batch, --app and the like which are meant.")
        }
        if !tasks.isEmpty && (!search.search.isBoundless || dryRun) {
            throw ValidationError("Name tasks, or say which are meant, but not both.")
        }
    }

    /// Does it, and tells what became of it.
    func perform(_ deed: Deed) async throws {
        try await daemon.ask { client in
            if tasks.isEmpty {
                try await BulkDeed(deed: deed, client: client, options: self).perform()
            } else {
                try await perform(deed, at: client)
            }
        }
    }

    /// One task after the other; a refusal does not stop the others.
    private func perform(_ deed: Deed, at client: ControlClient) async throws {
        var report = TaskReport()
        for task in tasks {
            do {
                report.add(try await client.post("tasks/\(task)/\(deed.word)", deed.body), of: task)
            } catch ControlError.refused(let refusal) {
                report.add(refusal, of: task)
            }
        }
        try answer.show(report.json) { report.text($0) }
        if report.hasRefusals { throw CommandFailure(exitCode: .failed) }
    }
}
