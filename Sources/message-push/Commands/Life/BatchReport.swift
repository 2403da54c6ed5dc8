import Messaging

/// How far a batch has come, for people.
struct BatchReport {
    private let batch: JSONValue
    private let now: Timestamp

    init(_ batch: JSONValue, now: Timestamp) {
        self.batch = batch
        self.now = now
    }

    /// `3,200 of 5,000 over (64 %), 12 failed`.
    static func progress(of batch: JSONValue) -> String {
        let total = batch["total"]?.intValue ?? 0
        let over = total - (batch["pending"]?.intValue ?? 0)
        let counts: JSONValue = ["over": .integer(over)]
        let percent = total == 0 ? 100 : over * 100 / total
        return """
            \(counts.count("over")) of \(batch.count("total")) over (\(percent) %), \
            \(batch.count("failed")) failed
            """
    }

    /// Who it is for, how far it has come, and where its deliveries stand.
    func text(_ ink: Ink) -> String {
        let status = batch.cell("status")
        let colour: (String) -> String =
            switch status {
            case "completed": ink.green
            case "failed": ink.red
            default: ink.yellow
            }
        let accepted = batch.moment("accepted_at").map { RelativeTime.words($0, from: now) } ?? "-"
        var text = "Batch \(ink.bold(batch.cell("batch_id"))): \(colour(status))\n"
        text += "  of \(batch.cell("app")) over \(batch.cell("channel")), accepted \(accepted)\n"
        text += "  \(Self.progress(of: batch))\n"
        let states = batch["states"] ?? .null
        for (name, _) in states.objectValue?.members ?? [] {
            text +=
                "  \(ink.faint(name.map { $0 == "_" ? " " : String($0) }.joined())) \(states.count(name))\n"
        }
        if (batch["refused"]?.intValue ?? 0) > 0 {
            text += "  \(ink.faint("refused when it came in")) \(batch.count("refused"))\n"
        }
        return text
    }
}
