import Messaging

/// The messages that a search finds, fetched page by page.
struct TaskPages {
    let client: ControlClient
    let search: Search

    /// The first `limit` messages behind `after`, and where the list goes on.
    ///
    /// A page may have less than was asked for though there is more: the daemon looks at so many messages
    /// for each answer.
    func list(limit: Int, after: Int64?) async throws(ControlError) -> JSONValue {
        var tasks: [JSONValue] = []
        var next = after
        repeat {
            let page = try await client.get(
                search.path("tasks", after: next, limit: limit - tasks.count))
            tasks += page["tasks"]?.arrayValue ?? []
            next = page["next"]?.intValue
        } while next != nil && tasks.count < limit
        return ["tasks": .array(tasks), "next": next.map { .integer($0) } ?? .null]
    }
}
