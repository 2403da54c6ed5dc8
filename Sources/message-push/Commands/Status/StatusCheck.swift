import Messaging

/// The daemon's status as monitoring plugins tell it
/// (https://www.monitoring-plugins.org/doc/guidelines.html): a verdict, a line, and numbers behind a bar.
struct StatusCheck {
    /// The verdict, which is also the exit status.
    enum Verdict: Int32, Comparable, Error {
        case ok = 0
        case warning, critical, unknown

        var word: String {
            switch self {
            case .ok: "OK"
            case .warning: "WARNING"
            case .critical: "CRITICAL"
            case .unknown: "UNKNOWN"
            }
        }

        static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
    }

    let verdict: Verdict
    let line: String

    /// What an answer of the daemon comes to.
    init(_ status: JSONValue, limits: StatusLimits, now: Timestamp) {
        let numbers = Numbers(status, now: now)
        var found: [(Verdict, String)] = (status["health"]?["troubles"]?.arrayValue ?? []).map { trouble in
            (trouble.text("level") == "critical" ? .critical : .warning, trouble.cell("text"))
        }
        if numbers.age > limits.warningAge {
            let verdict: Verdict = numbers.age > limits.criticalAge ? .critical : .warning
            found.append((verdict, "The oldest message has been due for \(numbers.age) s."))
        }
        if numbers.due > limits.warningWaiting {
            let verdict: Verdict = numbers.due > limits.criticalWaiting ? .critical : .warning
            found.append((verdict, "\(numbers.due) messages are due."))
        }
        let verdict = found.map(\.0).max() ?? .ok
        let sentences = found.filter { $0.0 == .critical } + found.filter { $0.0 != .critical }
        let text = sentences.isEmpty ? numbers.sentence : sentences.map(\.1).joined(separator: " ")
        self.init(verdict, text, numbers.performance(limits))
    }

    /// What it comes to that the daemon does not answer, or not as it should.
    init(_ error: ControlError) {
        switch error {
        case .notRunning, .noAnswer, .refused: self.init(.critical, "\(error)", "")
        case .notPermitted, .unintelligible: self.init(.unknown, "\(error)", "")
        }
    }

    private init(_ verdict: Verdict, _ text: String, _ performance: String) {
        self.verdict = verdict
        let text = String(text.map { $0 == "|" || $0.isNewline ? " " : $0 })
        line = "\(verdict.word) - \(text)" + (performance.isEmpty ? "" : "|\(performance)")
    }

    /// What is counted.
    private struct Numbers {
        private let status: JSONValue
        private let lanes: [JSONValue]
        /// Seconds for which the oldest message has been due.
        let age: Int
        let due: Int

        init(_ status: JSONValue, now: Timestamp) {
            self.status = status
            lanes = status["queue"]?["lanes"]?.arrayValue ?? []
            let oldest = lanes.compactMap { $0.moment("oldest_due") }.min()
            age = oldest.map { Int(max(0, (now - $0).milliseconds / 1000)) } ?? 0
            due = Self.sum(lanes, "due")
        }

        private static func sum(_ lanes: [JSONValue], _ name: String) -> Int {
            Int(lanes.reduce(0) { $0 + ($1[name]?.intValue ?? 0) })
        }

        private var rate: JSONValue { status["per_minute"]?["five_minutes"] ?? .null }

        var sentence: String {
            """
            \(due) due, the oldest for \(age) s; \(Self.sum(lanes, "in_flight")) in flight; \
            \(rate.cell("sent")) sent a minute
            """
        }

        /// `label=value[unit];warning;critical;least`, parted by blanks.
        func performance(_ limits: StatusLimits) -> String {
            var parts = [
                "due=\(due);\(limits.warningWaiting);\(limits.criticalWaiting);0",
                "oldest=\(age)s;\(limits.warningAge);\(limits.criticalAge);0",
            ]
            for name in ["later", "in_flight", "awaiting_receipt"] {
                parts.append("\(name)=\(Self.sum(lanes, name));;;0")
            }
            for name in ["accepted", "sent", "delivered", "failed"] {
                parts.append("\(name)_per_minute=\(rate.text(name) ?? "0");;;0")
            }
            parts.append("lag=\(status.text("lag_bytes") ?? "0")B;;\(status.text("lag_limit_bytes") ?? "");0")
            if let disk = status["disk"], let free = disk.text("free_bytes") {
                parts.append("disk_free=\(free)B;;\(disk.text("reserve_bytes") ?? "0"):;0")
            }
            return parts.joined(separator: " ")
        }
    }
}
