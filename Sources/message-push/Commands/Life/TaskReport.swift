import Messaging

/// What became of a wish about tasks that were named one by one.
struct TaskReport {
    private var entries: [(task: String, answer: JSONObject, isRefusal: Bool)] = []

    /// Whether the daemon said no to any.
    var hasRefusals: Bool { entries.contains(where: \.isRefusal) }

    mutating func add(_ answer: JSONValue, of task: String) {
        entries.append((task, answer.objectValue ?? JSONObject(), false))
    }

    mutating func add(_ refusal: ControlRefusal, of task: String) {
        let answer: JSONObject = [
            "task_id": .string(task), "code": .integer(refusal.code), "message": .string(refusal.message),
        ]
        entries.append((task, answer, true))
    }

    /// For programs.
    var json: JSONValue {
        ["tasks": .array(entries.map { .object($0.answer) })]
    }

    /// A line for each task.
    func text(_ ink: Ink) -> String {
        entries.map { task, answer, isRefusal in
            let answer = JSONValue.object(answer)
            let sentence = answer.text(isRefusal ? "message" : "detail") ?? "-"
            let new = answer["resent_from"] == nil ? "" : " As \(answer.cell("task_id"))."
            return "\(task): \(isRefusal ? ink.red(sentence) : sentence)\(new)\n"
        }.joined()
    }
}
