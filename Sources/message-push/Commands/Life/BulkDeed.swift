import Messaging

/// Something done to all messages that a search finds, page by page. Whoever interrupts it may run it again.
struct BulkDeed {
    let deed: Deed
    let client: ControlClient
    let options: DeedOptions

    /// Messages that are counted in one answer.
    private static let countedMax = 1000

    func perform() async throws {
        guard options.dryRun || !options.yes else { return try await work() }
        let states = try await counts()
        let total = states.members.reduce(0) { $0 + ($1.value.intValue ?? 0) }
        let found: JSONValue = ["states": .object(states), "total": .integer(total)]
        if options.dryRun {
            return try options.answer.show(found) { _ in Self.text(found) }
        }
        guard total > 0 else { return try show(JSONObject()) }
        let plural = total == 1 ? "message" : "messages"
        guard try Question("\(deed.word) \(found.count("total")) \(plural)?").isAnsweredYes() else {
            throw CommandFailure(exitCode: .failed, sentence: "Nothing was changed.")
        }
        try await work()
    }

    private func work() async throws {
        let progress = ProgressLine()
        defer { progress.clear() }
        var result = JSONObject()
        var after: Int64?
        repeat {
            let page = try await client.post(
                options.search.search.path("tasks/\(deed.word)", after: after), deed.body,
                patience: .seconds(300))
            Self.add(page["result"], to: &result)
            progress.show(deed.summary(of: .object(result)))
            after = page["next"]?.intValue
        } while after != nil
        progress.clear()
        try show(result)
    }

    private func show(_ result: JSONObject) throws {
        try options.answer.show(["result": .object(result)]) { _ in deed.summary(of: .object(result)) + "\n" }
    }

    private func counts() async throws -> JSONObject {
        let search = deed.counted(among: options.search.search)
        var states = JSONObject()
        var after: Int64?
        repeat {
            let page = try await client.get(
                search.path("tasks/count", after: after, limit: Self.countedMax))
            Self.add(page["states"], to: &states)
            after = page["next"]?.intValue
        } while after != nil
        return states
    }

    private static func add(_ counts: JSONValue?, to sum: inout JSONObject) {
        for (name, count) in counts?.objectValue?.members ?? [] {
            sum[name] = .integer((sum[name]?.intValue ?? 0) + (count.intValue ?? 0))
        }
    }

    private static func text(_ found: JSONValue) -> String {
        let states = found["states"] ?? .null
        let parts = (states.objectValue?.members ?? []).map { name, _ in
            "\(states.count(name)) \(name.map { $0 == "_" ? " " : String($0) }.joined())"
        }
        let which = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        return "It would be \(found.count("total")) messages\(which).\n"
    }
}
