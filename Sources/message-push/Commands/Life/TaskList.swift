import Intake
import Messaging

/// Messages and where they stand, for people.
struct TaskList {
    private let list: JSONValue
    private let now: Timestamp

    init(_ list: JSONValue, now: Timestamp) {
        self.list = list
        self.now = now
    }

    /// A table, and how to see more.
    func text(_ ink: Ink) -> String {
        let tasks = list["tasks"]?.arrayValue ?? []
        guard !tasks.isEmpty else { return "There are no such messages.\n" }
        var table = TextTable([
            .init(heading: "TASK"), .init(heading: "STATE"), .init(heading: "RECEIVER"),
            .init(heading: "APP"), .init(heading: "CHANNEL"), .init(heading: "ACCEPTED"),
            .init(heading: "DUE"), .init(heading: "ATTEMPTS", isNumber: true), .init(heading: "LAST WORD"),
        ])
        for task in tasks {
            let isOver = DeliveryState(word: task.cell("state"))?.isFinal ?? false
            table.add([
                task.cell("task_id"), task.cell("state"), task.cell("receiver"), task.cell("app"),
                task.cell("channel"), relative(task, "accepted_at"), isOver ? "-" : relative(task, "due_at"),
                task.count("attempts"),
                [task.text("code"), task.text("text")].compactMap(\.self).first ?? "-",
            ])
        }
        guard let next = list["next"]?.intValue else { return table.text(ink) }
        return table.text(ink) + ink.faint("There are more; go on with --after \(next).") + "\n"
    }

    private func relative(_ task: JSONValue, _ name: String) -> String {
        task.moment(name).map { RelativeTime.words($0, from: now) } ?? "-"
    }
}
