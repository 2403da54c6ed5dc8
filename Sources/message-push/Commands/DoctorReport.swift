import Messaging

/// What `message-push doctor` found.
struct DoctorReport {
    let findings: [Finding]

    /// 1 where something does not work; 77 where nothing is known to be wrong and the daemon may not be
    /// asked.
    var exitCode: ExitCode {
        if count(.fault) > 0 { return .failed }
        return findings.contains { $0.check == .daemon && $0.verdict == .skipped } ? .noPermission : .success
    }

    /// For programs: all findings, and how many there are of each verdict.
    var json: JSONValue {
        let counts = Finding.Verdict.allCases.map { verdict in
            (name: verdict.rawValue, value: JSONValue.integer(count(verdict)))
        }
        return [
            "ok": .bool(count(.fault) == 0), "counts": .object(JSONObject(counts)),
            "findings": .array(findings.map(\.json)),
        ]
    }

    /// For people: a line for each finding, one more for what to do, and a verdict.
    func text(_ ink: Ink) -> String {
        findings.map { line($0, ink) }.joined() + "\n" + summary(ink) + "\n"
    }

    private func line(_ finding: Finding, _ ink: Ink) -> String {
        let word = finding.verdict.rawValue
        let gap = String(repeating: " ", count: Self.width - word.count)
        let title = [finding.check.words, finding.about].compactMap(\.self).joined(separator: " ")
        let remedy = finding.remedy.map { Self.margin + $0.withoutControls + "\n" } ?? ""
        return Self.colour(word, finding.verdict, ink) + gap + ink.bold(title.withoutControls) + ": "
            + finding.sight.withoutControls + "\n" + remedy
    }

    private func summary(_ ink: Ink) -> String {
        let (faults, warnings, skipped) = (count(.fault), count(.warning), count(.skipped))
        let rest = "\(Self.number(warnings, "warning")), \(skipped) not looked at."
        return faults == 0
            ? ink.green("No fault") + ", " + rest : ink.red(Self.number(faults, "fault")) + ", " + rest
    }

    private func count(_ verdict: Finding.Verdict) -> Int {
        findings.count { $0.verdict == verdict }
    }

    private static let width = 9
    private static let margin = String(repeating: " ", count: width)

    private static func number(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }

    private static func colour(_ word: String, _ verdict: Finding.Verdict, _ ink: Ink) -> String {
        switch verdict {
        case .good: ink.green(word)
        case .warning: ink.yellow(word)
        case .fault: ink.red(word)
        case .skipped: ink.faint(word)
        }
    }
}

extension Finding.Check {
    /// The word for people, with blanks for underscores.
    fileprivate var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}
