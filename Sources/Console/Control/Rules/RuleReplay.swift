import Catalog
import Ledger
import Messaging
import Policy

/// What a set of rules would have made of failures that happened, compared with what was made of them.
struct RuleReplay {
    /// Failures that are read at a time.
    static let pageSize = 1000
    /// More are not judged: an operator wants to know now.
    private static let failuresMax = 200_000
    private static let examplesMax = 3

    private struct Change: Hashable {
        let was: Course
        let would: Course
    }

    private struct Course: Hashable {
        let rule: String
        let disposition: String

        var json: JSONValue { ["rule": .string(rule), "disposition": .string(disposition)] }
    }

    private let catalog: CatalogSnapshot
    private let rules: RuleSet
    private var judged = 0
    private var changes: [Change: (count: Int, examples: [AttemptID])] = [:]

    init(catalog: CatalogSnapshot) {
        self.catalog = catalog
        rules = RuleSet(rules: catalog.rules)
    }

    /// Whether it judges no more.
    var isFull: Bool { judged >= Self.failuresMax }

    mutating func judge(_ failures: [RecordedFailure]) {
        for failure in failures {
            judged += 1
            let was = Course(
                rule: failure.rule, disposition: failure.disposition?.name ?? Disposition.fail.name)
            let change = Change(was: was, would: course(of: failure))
            guard change.was != change.would else { continue }
            changes[change, default: (0, [])].count += 1
            if changes[change]?.examples.count ?? 0 < Self.examplesMax {
                changes[change]?.examples.append(failure.attempt)
            }
        }
    }

    /// How many failures there were, and how many would have gone another way, the commonest first.
    var report: JSONValue {
        let changed = changes.values.reduce(0) { $0 + $1.count }
        let sorted = changes.sorted { left, right in
            (left.value.count, left.key.would.rule) > (right.value.count, right.key.would.rule)
        }
        return [
            "failures": .integer(judged), "changed": .integer(changed), "complete": .bool(!isFull),
            "changes": .array(
                sorted.map { change, found in
                    [
                        "count": .integer(found.count), "was": change.was.json, "would": change.would.json,
                        "examples": .array(found.examples.map { .string($0.delivery.description) }),
                    ]
                }),
        ]
    }

    private func course(of failure: RecordedFailure) -> Course {
        let channel = catalog.channel(failure.line.channel)
        let verdict = rules.verdict(
            on: Failure(
                scene: failure.scene, provider: catalog.account(failure.account)?.provider ?? "",
                medium: failure.medium, code: failure.code, text: failure.text, outcome: failure.outcome,
                channel: failure.line.channel, application: failure.line.application,
                messageClass: failure.messageClass))
        let others = channel?.bindings.filter { $0.isEnabled && $0.account != failure.account } ?? []
        let judgement = Judgement(
            messageClass: failure.messageClass, whenUncertain: channel?.whenUncertain ?? .stop,
            attemptsMax: channel?.attemptsMax ?? 1, recognisesRepeats: false,
            hasAnotherAccount: !others.isEmpty, expiresAt: .distantFuture,
            receiptTimeout: Channel.defaultReceiptTimeout)
        let number = failure.attempt.number
        guard let outcome = failure.outcome else {
            let followUp = judgement.followUp(
                ofReceiptFor: number, through: failure.account, line: failure.line, now: failure.at,
                dice: nil,
                verdict: verdict)
            return Course(
                rule: followUp == nil ? "" : verdict.name,
                disposition: (followUp?.disposition ?? .fail).name)
        }
        let disposition = judgement.disposition(
            of: AttemptResult(outcome, code: failure.code, text: failure.text), number: number,
            now: failure.at, dice: nil, verdict: verdict)
        return Course(rule: verdict.name, disposition: disposition.name)
    }
}
