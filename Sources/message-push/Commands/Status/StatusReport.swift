import Messaging

/// How the daemon is, for people: at most forty lines.
struct StatusReport {
    private static let troublesMax = 5
    private static let accountsMax = 10
    private static let alertsMax = 4

    private let status: JSONValue
    private let now: Timestamp

    init(_ status: JSONValue, now: Timestamp) {
        self.status = status
        self.now = now
    }

    /// What is wrong, then what is to be done, how fast that goes, the accounts and the alerts.
    func text(_ ink: Ink) -> String {
        [health(ink), lanes(ink), rates(ink), accounts(ink), alerts(ink)].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func health(_ ink: Ink) -> String {
        let troubles = status["health"]?["troubles"]?.arrayValue ?? []
        let state =
            switch status["health"]?.text("state") {
            case "ok": ink.green("well")
            case "critical": ink.red("not well")
            default: ink.yellow("not quite well")
            }
        let since = status.moment("started_at").map { "\($0), \(RelativeTime.words($0, from: now))" } ?? "-"
        var text = "message-push \(status.cell("version")) is \(state). It runs since \(since).\n"
        for trouble in troubles.prefix(Self.troublesMax) {
            let mark = trouble.text("level") == "critical" ? ink.red("critical") : ink.yellow("warning")
            text += "\(mark): \(trouble.cell("text"))\n"
        }
        text += Self.more(troubles.count - Self.troublesMax, ink)
        let lag = status["lag_bytes"]?.intValue ?? 0
        return text + """
            \(Self.size(status["disk"], "free_bytes")) free on the disk, \
            \(Self.size(status, "resident_bytes")) of memory; the tables lag by \(BackupReport.size(lag)).

            """
    }

    private static func size(_ value: JSONValue?, _ name: String) -> String {
        value?[name]?.intValue.map(BackupReport.size) ?? "?"
    }

    private static func more(_ count: Int, _ ink: Ink) -> String {
        count > 0 ? ink.faint("and \(count) more") + "\n" : ""
    }

    private func lanes(_ ink: Ink) -> String {
        var table = TextTable([
            .init(heading: "LANE"), .init(heading: "DUE", isNumber: true),
            .init(heading: "LATER", isNumber: true), .init(heading: "IN FLIGHT", isNumber: true),
            .init(heading: "AWAITING RECEIPT", isNumber: true), .init(heading: "OLDEST DUE"),
        ])
        for lane in status["queue"]?["lanes"]?.arrayValue ?? [] {
            table.add(
                [lane.cell("lane")]
                    + ["due", "later", "in_flight", "awaiting_receipt"].map { lane.count($0) }
                    + [lane.moment("oldest_due").map { RelativeTime.words($0, from: now) } ?? "-"])
        }
        let held = status["queue"]?["held"]?.intValue ?? 0
        guard held > 0 else { return table.text(ink) }
        return table.text(ink) + "\(status["queue"]?.count("held") ?? "-") held until they are released\n"
    }

    private func rates(_ ink: Ink) -> String {
        var table = TextTable([
            .init(heading: "PER MINUTE"), .init(heading: "ACCEPTED", isNumber: true),
            .init(heading: "SENT", isNumber: true), .init(heading: "DELIVERED", isNumber: true),
            .init(heading: "FAILED", isNumber: true),
        ])
        let windows = [
            ("minute", "last minute"), ("five_minutes", "last five minutes"), ("hour", "last hour"),
        ]
        for (name, words) in windows {
            let rate = status["per_minute"]?[name] ?? .null
            table.add([words] + ["accepted", "sent", "delivered", "failed"].map { rate.cell($0) })
        }
        return table.text(ink)
    }

    private func accounts(_ ink: Ink) -> String {
        let all = status["accounts"]?.arrayValue ?? []
        guard !all.isEmpty else { return "There are no accounts yet.\n" }
        let accounts = all.filter { $0.text("state") != "open" } + all.filter { $0.text("state") == "open" }
        var table = TextTable([
            .init(heading: "ACCOUNT"), .init(heading: "IN FLIGHT", isNumber: true),
            .init(heading: "WINDOW", isNumber: true), .init(heading: "OF LATE", isNumber: true),
            .init(heading: "P95", isNumber: true), .init(heading: "STATE"),
        ])
        for account in accounts.prefix(Self.accountsMax) {
            let rate = account["recent_success_rate"]?.doubleValue
            let latency = account["recent_p95_ms"]?.intValue
            table.add([
                account.cell("name"), account.count("in_flight"), account.count("window"),
                rate.map { "\(Int(($0 * 100).rounded(.down))) %" } ?? "-",
                latency.map { RelativeTime.duration(.milliseconds($0)) } ?? "-", state(account),
            ])
        }
        return table.text(ink) + Self.more(accounts.count - Self.accountsMax, ink)
    }

    private func state(_ account: JSONValue) -> String {
        let until = account.moment("until").map { ", tries again \(RelativeTime.words($0, from: now))" }
        switch account.cell("state") {
        case "paused": return "paused by the operator"
        case "disabled": return "switched off"
        case "half open": return "half open, single calls tell"
        case let state: return state + (until ?? "")
        }
    }

    private func alerts(_ ink: Ink) -> String {
        let alerts = status["alerts"]?.arrayValue ?? []
        guard !alerts.isEmpty else { return "" }
        var text = ink.bold("ALERTS") + "\n"
        for alert in alerts.suffix(Self.alertsMax).reversed() {
            let since = alert.moment("since").map { RelativeTime.words($0, from: now) } ?? "-"
            text += "\(alert.cell("level")), \(since): \(alert.cell("text"))\n"
        }
        return text + Self.more(alerts.count - Self.alertsMax, ink)
    }
}
