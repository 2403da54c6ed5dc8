import Catalog
import Chronicle
import Hummingbird
import Ledger
import Messaging

/// Which events an operator wants to see, as the query of a request says it.
///
/// `app`, `channel`, `account`, `task`, `state` (one word, or several with commas), `outcome`, `receiver` (or
/// its end), `since` (RFC 3339), and `failures=1`; all of them must hold. `last` asks for so many of the last
/// ones; else the answer begins after the number `after` of the daemon's `run`.
struct EventSearch {
    let filter: LifeFilter
    let lastCount: Int?
    let run: String?
    let after: UInt64
    let limit: Int
    let wait: Duration

    /// Shorter than any patience with an answer.
    private static let waitSecondsMax = 30
    private static let limits = 1...1000
    private static let outcomes =
        ["rejected", "deferred", "failed"] + Outcome.all.map(\.name)

    init(_ request: Request, in snapshot: CatalogSnapshot) throws(Refusal) {
        let query = request.uri.queryParameters
        func text(_ name: String) -> String? {
            query[name[...]].flatMap { $0.isEmpty ? nil : String($0) }
        }
        func number(_ name: String, orElse usual: Int, in range: ClosedRange<Int>) throws(Refusal) -> Int {
            try DeliverySearch.number(text(name), name, orElse: usual, in: range)
        }
        var filter = LifeFilter()
        filter.application = try text("app").map { name throws(Refusal) in
            try DeliverySearch.application(name, in: snapshot)
        }
        filter.channel = try text("channel").map { name throws(Refusal) in
            try DeliverySearch.channel(name, in: snapshot).id
        }
        filter.account = try text("account").map { name throws(Refusal) in
            guard let account = snapshot.account(named: name) else {
                throw Refusal(.httpNotFound, "There is no account \(name).", field: "account")
            }
            return account.id
        }
        filter.delivery = try text("task").map { text throws(Refusal) in
            guard let id = DeliveryID(text: text) else {
                throw Refusal(.taskNotFound, "\(text) is no task id.", field: "task")
            }
            return id
        }
        filter.states = try DeliverySearch.states(text("state") ?? "")
        filter.outcome = try text("outcome").map { word throws(Refusal) in
            guard Self.outcomes.contains(word) else {
                let known = Self.outcomes.joined(separator: ", ")
                throw Refusal(.invalidParameter, "An outcome is one of: \(known).", field: "outcome")
            }
            return word
        }
        filter.receiverEnding = text("receiver")
        filter.failuresOnly = text("failures") != nil
        filter.since = try DeliverySearch.moment(text("since"), "since")
        self.filter = filter
        limit = try number("limit", orElse: 500, in: Self.limits)
        lastCount = try text("last").map { _ throws(Refusal) in
            try number("last", orElse: 0, in: 0...LifeRing.usualCapacity)
        }
        run = text("run")
        after = UInt64(try number("after", orElse: 0, in: 0...Int.max))
        wait = .seconds(try number("wait", orElse: 0, in: 0...Self.waitSecondsMax))
    }
}
