import Messaging

/// Whether providers take the accounts: connection, TLS and credentials, as `message-push account test` tries
/// them.
struct AccountExamination {
    let client: ControlClient
    let progress: ProgressLine
    let explanations: Explanations

    /// One finding for each account.
    func findings() async throws(ControlError) -> [Finding] {
        let accounts = try await client.get("accounts")["accounts"]?.arrayValue ?? []
        var findings: [Finding] = []
        for (index, account) in accounts.enumerated() {
            let name = account["name"]?.stringValue ?? ""
            guard account["enabled"]?.boolValue == true else {
                findings.append(Self.switchedOff(name))
                continue
            }
            progress.show("Trying the account \(name), \(index + 1) of \(accounts.count) …")
            findings.append(try await finding(name))
        }
        return findings
    }

    private func finding(_ name: String) async throws(ControlError) -> Finding {
        do throws(ControlError) {
            let path = "accounts/\(name.asPathSegment)/test"
            let result = try await client.post(path, [:], patience: .seconds(120))
            return Self.finding(name, AccountVerdict(result, explanations: explanations))
        } catch .refused(let refusal) {
            return .fault(
                .account, about: name, refusal.description,
                remedy: "Correct the settings of the account, and apply them.")
        }
    }

    /// What the try means.
    static func finding(_ name: String, _ verdict: AccountVerdict) -> Finding {
        guard verdict.wasChecked else {
            return .skipped(
                .account, about: name, "Its provider has no test that sends nothing.",
                remedy: verdict.remedyWithoutCheck)
        }
        if verdict.isGood { return .good(.account, about: name, "The provider accepts the account.") }
        let sight = "The test failed: \(verdict.words)."
        return verdict.isThrottled
            ? .warning(.account, about: name, sight, remedy: verdict.remedy)
            : .fault(.account, about: name, sight, remedy: verdict.remedy)
    }

    private static func switchedOff(_ name: String) -> Finding {
        .skipped(
            .account, about: name, "It is switched off.",
            remedy: "Give it “enabled: true” in the document of “apply” if it is to be used.")
    }
}
