/// What the daemon is asked to look for, as a URL says it.
struct Search: Equatable {
    private var members: [(name: String, value: String)]

    /// Keeps what is not empty.
    init(_ members: [(String, String)]) {
        self.members = members.filter { !$0.1.isEmpty }
    }

    /// Whether nothing narrows it down.
    var isBoundless: Bool { members.isEmpty }

    /// The same among these states, where it names none.
    func among(_ states: [String]) -> Search {
        guard !members.contains(where: { $0.name == "state" }) else { return self }
        var narrowed = self
        narrowed.members.append(("state", states.joined(separator: ",")))
        return narrowed
    }

    /// The same, narrowed down once more.
    func adding(_ name: String, _ value: String) -> Search {
        var narrowed = self
        narrowed.members.append((name, value))
        return narrowed
    }

    /// The path with the search behind it; `after` is where the page before ended.
    func path(_ path: String, after: Int64? = nil, limit: Int? = nil) -> String {
        var more: [(String, String)] = []
        if let after { more.append(("after", String(after))) }
        if let limit { more.append(("limit", String(limit))) }
        return self.path(path, more: more)
    }

    /// The path with the search behind it, and what is asked for besides.
    func path(_ path: String, more: [(String, String)]) -> String {
        let members = members + more.map { (name: $0.0, value: $0.1) }
        guard !members.isEmpty else { return path }
        return path + "?" + members.map { "\($0.name)=\($0.value.asPathSegment)" }.joined(separator: "&")
    }

    static func == (left: Search, right: Search) -> Bool {
        left.members.elementsEqual(right.members) { $0 == $1 }
    }
}
