import Messaging

/// What waits, for people.
struct QueueReport {
    private let queue: JSONValue
    private let now: Timestamp

    init(_ queue: JSONValue, now: Timestamp) {
        self.queue = queue
        self.now = now
    }

    /// What holds all of it, if anything does; some sentences, the lanes, the accounts.
    func text(_ ink: Ink) -> String {
        [hold(ink), summary + ledger + "\n", lanes(ink), accounts(ink)].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func hold(_ ink: Ink) -> String {
        guard let held = queue["held"], !held.isNull else { return drain(ink) }
        let why =
            held.cell("reason") == "restored"
            ? "This state came from a backup, \(relative(held["since"])), and is HELD: nothing is sent."
            : "The queue was paused, \(relative(held["since"])), and is HELD: nothing is sent."
        return ink.yellow(why) + " To go on: message-push queue resume\n"
    }

    private func drain(_ ink: Ink) -> String {
        guard let draining = queue["draining"], !draining.isNull else { return "" }
        let what = "The queue is being drained, \(relative(draining["since"])): no new message is accepted."
        return ink.yellow(what) + " To accept them again: message-push queue resume\n"
    }

    private var summary: String {
        let totals = queue["totals"] ?? .null
        return """
            \(totals.count("waiting")) waiting, \(totals.count("in_flight")) in flight, \
            \(totals.count("awaiting_receipt")) awaiting a receipt. \
            \(queue.count("in_memory")) in memory; the ledger lags by \(queue.count("lag_bytes")) bytes.
            """
    }

    /// How large the ledger is, and how far back it goes.
    private var ledger: String {
        guard let ledger = queue["ledger"] else { return "" }
        let oldest = ledger["oldest_message"]?.stringValue.flatMap { Timestamp(rfc3339: $0) }
        let reach = oldest.map { ", the oldest message is from \(RelativeTime.words($0, from: now))" } ?? ""
        return """
            \nThe ledger takes \(ledger.count("bytes")) bytes, \(ledger.count("free_bytes")) of them \
            free\(reach).
            """
    }

    private func lanes(_ ink: Ink) -> String {
        let lanes = queue["lanes"]?.arrayValue ?? []
        guard !lanes.isEmpty else { return "" }
        var table = TextTable([
            .init(heading: "LANE"), .init(heading: "APP"), .init(heading: "CHANNEL"),
            .init(heading: "WAITING", isNumber: true), .init(heading: "OLDEST DUE"),
        ])
        for lane in lanes {
            table.add([
                lane.cell("lane"), lane.cell("app"), lane.cell("channel"), lane.count("waiting"),
                relative(lane["oldest_due"]),
            ])
        }
        return table.text(ink)
    }

    private func accounts(_ ink: Ink) -> String {
        let accounts = queue["accounts"]?.arrayValue ?? []
        guard !accounts.isEmpty else { return "" }
        var table = TextTable([
            .init(heading: "ACCOUNT"), .init(heading: "IN FLIGHT", isNumber: true),
            .init(heading: "WINDOW", isNumber: true), .init(heading: "LIMIT", isNumber: true),
            .init(heading: "SENT", isNumber: true), .init(heading: "FAILED", isNumber: true),
            .init(heading: "OF LATE", isNumber: true), .init(heading: "P95", isNumber: true),
            .init(heading: "STATE"),
        ])
        for account in accounts {
            table.add(
                [account.cell("name")]
                    + ["in_flight", "window", "limit", "sent", "failed"].map { account.count($0) }
                    + [successRate(account), latency(account), state(account)])
        }
        return table.text(ink)
    }

    /// How many of the calls of the last minutes succeeded.
    private func successRate(_ account: JSONValue) -> String {
        guard let rate = account["recent_success_rate"]?.doubleValue else { return "-" }
        return "\(Int((rate * 100).rounded(.down))) %"
    }

    private func latency(_ account: JSONValue) -> String {
        guard let milliseconds = account["recent_p95_ms"]?.intValue else { return "-" }
        return RelativeTime.duration(.milliseconds(milliseconds))
    }

    /// `open`, or why not and until when.
    private func state(_ account: JSONValue) -> String {
        if account["paused"]?.boolValue == true { return "paused by the operator" }
        let failures = account["consecutive_failures"]?.intValue ?? 0
        let row = failures > 0 ? " after \(failures) failure\(failures == 1 ? "" : "s") in a row" : ""
        if account.text("breaker") == "half open" { return "half open, single calls tell" }
        guard account.cell("state") == "shut" else { return account.cell("state") + row }
        let until = account["until"]?.stringValue == nil ? "" : ", tries again \(relative(account["until"]))"
        return "shut" + row + until
    }

    private func relative(_ value: JSONValue?) -> String {
        guard let text = value?.stringValue else { return "-" }
        return Timestamp(rfc3339: text).map { RelativeTime.words($0, from: now) } ?? text
    }
}
