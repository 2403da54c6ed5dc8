import Catalog
import Ledger
import Messaging

/// The troubles that are known, and what is to be recorded when others are found. A value: decides nothing
/// about what a trouble is.
struct ActiveAlerts: Sendable {
    private let views: [String: AlertView]
    /// What the watch finds itself, and so ends itself. Others are raised and ended by those who see them.
    private static let watched: Set<AlertKind> = [.quota, .budget, .queueAge, .disk, .receipts]

    init(_ views: [AlertView]) {
        self.views = Dictionary(views.map { ($0.alert.key, $0) }) { first, _ in first }
    }

    /// Whether the trouble is known.
    func holds(_ alert: Alert) -> Bool { views[alert.key] != nil }

    /// What begins and what ends if `found` is all that is wrong now.
    func changes(to found: [Alert], at now: Timestamp) -> [Event] {
        let keys = Set(found.map(\.key))
        let over = views.values.filter { view in
            Self.watched.contains(view.alert.kind) && !keys.contains(view.alert.key)
        }
        return found.filter { !holds($0) }.map { .alertRaised($0) } + Self.ends(of: over, at: now)
    }

    /// What ends because nobody speaks of it any more: rules that have been quiet for `pause`, breakers of
    /// accounts that are gone.
    func endings(in catalog: CatalogSnapshot, quietSince now: Timestamp, for pause: Duration) -> [Event] {
        let over = views.values.filter { view in
            switch view.alert.kind {
            case .rule:
                view.alert.at + pause <= now
            case .breaker:
                Int64(view.alert.subject).map { catalog.account(AccountID($0)) == nil } ?? false
            default:
                false
            }
        }
        return Self.ends(of: over, at: now)
    }

    private static func ends(of views: [AlertView], at now: Timestamp) -> [Event] {
        views.sorted { $0.number < $1.number }
            .map { .alertResolved(AlertResolved(key: $0.alert.key, at: now)) }
    }
}
