import Catalog
import Hummingbird
import Ledger
import Messaging
import Policy
import Web

/// `GET /control/rules`: the failure rules in the order in which they are looked at.
/// `POST /control/rules/test`: what they make of a failure.
/// `POST /control/rules/replay`: what they, or a changed document's, would have made of recorded ones.
struct RuleRoutes: Sendable {
    let store: CatalogStore
    let bookkeeper: Bookkeeper

    private static let bodyBytesMax = 16 << 20

    func add(to router: Hummingbird.Router<DoorContext>) {
        router.get("/control/rules") { _, _ in
            let catalog = store.snapshot
            let rules = catalog.rules + RuleSet.builtIn
            return Envelope.response(["rules": .array(rules.map { $0.json(catalog) })])
        }
        router.post("/control/rules/test") { request, _ in
            let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
            return Envelope.response(try test(body))
        }
        router.post("/control/rules/replay") { request, _ in
            let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
            return Envelope.response(try await replay(body))
        }
    }

    private func test(_ body: JSONReading) throws -> JSONValue {
        let catalog = store.snapshot
        let supposed = try SupposedFailure(body, catalog: catalog)
        let findings = RuleSet(rules: catalog.rules).explain(supposed.failure)
        let verdict = RuleVerdict(rule: findings.first(where: \.decides)?.rule)
        return [
            "rule": .string(verdict.name), "action": .string(verdict.action.name),
            "alert": verdict.alert.map { .string($0.level.rawValue) } ?? .null,
            "outcome": supposed.failure.outcome.map { .string($0.name) } ?? .null,
            "follows": .array(supposed.course(verdict).map(\.json)),
            "rules": .array(
                findings.map { finding in
                    [
                        "name": .string(finding.rule.name), "decides": .bool(finding.decides),
                        "fits": .bool(finding.obstacle == nil),
                        "obstacle": finding.obstacle.map { .string($0.name) } ?? .null,
                    ]
                }),
        ]
    }

    private func replay(_ body: JSONReading) async throws -> JSONValue {
        guard let since = try body.text("since").flatMap({ Timestamp(rfc3339: $0) }) else {
            throw Refusal(
                .invalidParameter, "This must be a moment such as 2026-11-23T08:00:00Z.", field: "since")
        }
        var catalog = store.snapshot
        if let document = body.value("document") {
            do {
                catalog = try await store.rehearse(CatalogDocument(json: document))
            } catch {
                guard case .invalid(let path) = error.kind else { throw error }
                throw Refusal(.invalidParameter, error.description, field: path)
            }
        }
        var replay = RuleReplay(catalog: catalog)
        var cursor: FailureCursor?
        repeat {
            let after = cursor
            let page = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                try await tables.failures(since: since, after: after, limit: RuleReplay.pageSize)
            }.value
            replay.judge(page.found)
            cursor = page.next
        } while cursor != nil && !replay.isFull
        return replay.report
    }
}
