import Catalog
import Hummingbird
import Intake
import Ledger
import Messaging

/// Which notices an operator means, as the query of a request says it.
///
/// `since` and `until` (by when the delivery ended, RFC 3339), `app`, `endpoint` by name, and `state`: that
/// of the delivery that tells it, or `untold` where no endpoint wanted it. `after` is the `next` of an
/// earlier answer.
struct NoticeSearch {
    let application: ApplicationID?
    let since: Timestamp
    let until: Timestamp
    let after: NoticeID?
    let limit: Int
    private let channels: Set<ChannelID>?
    private let state: DeliveryState?
    private let wantsUntold: Bool

    /// What a search for notices that nobody was told is called.
    private static let untold = "untold"
    private static let limits = 1...500

    init(_ request: Request, in snapshot: CatalogSnapshot) throws(Refusal) {
        let query = request.uri.queryParameters
        func text(_ name: String) -> String? {
            query[name[...]].flatMap { $0.isEmpty ? nil : String($0) }
        }
        var applications = snapshot.applications
        if let name = text("app") {
            applications = applications.filter { $0.name == name || $0.id.key == name }
            guard !applications.isEmpty else {
                throw Refusal(.invalidApplication, "There is no application \(name).", field: "app")
            }
        }
        application = text("app") == nil ? nil : applications.first?.id
        channels = text("endpoint").map { name in
            Set(
                applications.flatMap(\.endpoints).filter { $0.name == name }
                    .map { ChannelID(SyntheticNumber.endpoint($0.id).number) })
        }
        if let name = text("endpoint"), channels?.isEmpty == true {
            throw Refusal(.httpNotFound, "There is no endpoint \(name).", field: "endpoint")
        }
        wantsUntold = text("state") == Self.untold
        state = wantsUntold ? nil : try text("state").map(Self.state)
        since = try Self.moment(text("since"), "since") ?? Timestamp(milliseconds: 0)
        until = try Self.moment(text("until"), "until") ?? .distantFuture
        after = text("after").flatMap { Int64($0) }.map(NoticeID.init)
        limit = text("limit").flatMap { Int($0) } ?? Self.limits.upperBound
        guard Self.limits.contains(limit) else {
            throw Refusal(
                .invalidParameter, "limit must be a whole number from 1 to \(Self.limits.upperBound).",
                field: "limit")
        }
    }

    /// Whether a notice of the span of time is one that is meant.
    func matches(_ notice: NoticeView) -> Bool {
        if wantsUntold { return channels == nil && notice.tellings.isEmpty }
        let told = notice.tellings.filter { channels?.contains($0.channel) ?? true }
        guard let state else { return channels == nil || !told.isEmpty }
        return told.contains { $0.state == state }
    }

    private static func state(_ word: String) throws(Refusal) -> DeliveryState {
        guard let state = DeliveryState(word: word) else {
            let known = [untold] + DeliveryState.allCases.map(\.word)
            throw Refusal(
                .invalidParameter, "A state is one of: \(known.joined(separator: ", ")).", field: "state")
        }
        return state
    }

    private static func moment(_ text: String?, _ name: String) throws(Refusal) -> Timestamp? {
        guard let text else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw Refusal(
                .invalidParameter, "\(name) must be a time such as 2026-11-23T11:04:00Z.", field: name)
        }
        return moment
    }
}
