import Catalog
import Hummingbird
import Intake
import Ledger
import Messaging

/// Which deliveries an operator means, as the query of a request says it.
///
/// `state` (one word, or several with commas), `app`, `channel`, `account` (of the last attempt), `code` (the
/// provider's last), `batch`, `receiver`, `since` and `until` (by acceptance, RFC 3339); all of them must
/// hold. `tried=yes` leaves out what waits for its first attempt. `after` is the `next` of an earlier answer.
struct DeliverySearch {
    let filter: DeliveryFilter
    let after: Int64
    let limit: Int
    /// Whether nothing narrows it down.
    let isBoundless: Bool

    private static let limits = 1...1000
    private static let narrowing = [
        "state", "app", "channel", "account", "code", "batch", "receiver", "since", "until",
    ]

    init(_ request: Request, in snapshot: CatalogSnapshot) throws(Refusal) {
        let query = request.uri.queryParameters
        var texts: [String: String] = [:]
        for name in Self.narrowing + ["tried", "after", "limit"] {
            if let text = query[name[...]], !text.isEmpty { texts[name] = String(text) }
        }
        var filter = DeliveryFilter()
        filter.states = try Self.states(texts["state"] ?? "")
        filter.application = try texts["app"].map { name throws(Refusal) in
            try Self.application(name, in: snapshot)
        }
        let channel = try texts["channel"].map { name throws(Refusal) in
            try Self.channel(name, in: snapshot)
        }
        filter.channel = channel?.id
        filter.account = try texts["account"].map { name throws(Refusal) in
            guard let account = snapshot.account(named: name) else {
                throw Refusal(.invalidParameter, "There is no account \(name).", field: "account")
            }
            return account.id
        }
        filter.code = texts["code"]
        filter.wasTried = texts["tried"] == "yes"
        filter.batch = try texts["batch"].map { text throws(Refusal) in
            guard let id = MessageID(text: text) else { throw DeliveryDesk.batchNotFound }
            return id
        }
        filter.recipient = texts["receiver"].map { ReceiverSearch.recipient($0, on: channel) }
        filter.since = try Self.moment(texts["since"], "since")
        filter.until = try Self.moment(texts["until"], "until")
        self.filter = filter
        after = Int64(try Self.number(texts["after"], "after", orElse: 0, in: 0...Int.max))
        limit = try Self.number(texts["limit"], "limit", orElse: 100, in: Self.limits)
        isBoundless = Self.narrowing.allSatisfy { texts[$0] == nil }
    }

    /// The states of words with commas between them.
    static func states(_ text: String) throws(Refusal) -> Set<DeliveryState> {
        var states: Set<DeliveryState> = []
        for word in text.split(separator: ",") {
            guard let state = DeliveryState(word: String(word)) else {
                let known = DeliveryState.allCases.map(\.word).joined(separator: ", ")
                throw Refusal(.invalidParameter, "A state is one of: \(known).", field: "state")
            }
            states.insert(state)
        }
        return states
    }

    static func application(
        _ name: String, in snapshot: CatalogSnapshot
    ) throws(Refusal) -> ApplicationID {
        let application = snapshot.application(named: name) ?? snapshot.application(ApplicationID(name))
        guard let application else {
            throw Refusal(.invalidApplication, "There is no application \(name).", field: "app")
        }
        return application.id
    }

    static func channel(_ name: String, in snapshot: CatalogSnapshot) throws(Refusal) -> Channel {
        if let channel = snapshot.channel(named: name) { return channel }
        if let number = Int64(name), let channel = snapshot.channel(ChannelID(number)) { return channel }
        throw Refusal(.channelNotFound, "There is no channel \(name).", field: "channel")
    }

    static func moment(_ text: String?, _ name: String) throws(Refusal) -> Timestamp? {
        guard let text else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw Refusal(
                .invalidParameter, "\(name) must be a time such as 2026-11-23T11:04:00Z.", field: name)
        }
        return moment
    }

    static func number(
        _ text: String?, _ name: String, orElse usual: Int, in range: ClosedRange<Int>
    ) throws(Refusal) -> Int {
        guard let text else { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw Refusal(
                .invalidParameter,
                "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).",
                field: name)
        }
        return number
    }
}
