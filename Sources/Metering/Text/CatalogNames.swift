import Catalog
import Messaging

/// What applications, channels and accounts are called in labels.
///
/// One that was removed keeps its number. Those that the house makes for itself share a name in brackets:
/// they are as many as applications have endpoints.
struct CatalogNames {
    private let catalog: CatalogSnapshot

    init(_ catalog: CatalogSnapshot) { self.catalog = catalog }

    /// Those for whom there was no room in a table.
    static let others = "(others)"

    func application(_ id: ApplicationID?) -> String {
        guard let id else { return Self.others }
        return catalog.application(id)?.name ?? id.key
    }

    func channel(_ id: ChannelID?) -> String {
        guard let id else { return Self.others }
        return Self.house(id.number) ?? catalog.channel(id)?.name ?? id.description
    }

    func account(_ id: AccountID?) -> String {
        guard let id else { return Self.others }
        return Self.house(id.number) ?? catalog.account(id)?.name ?? id.description
    }

    private static func house(_ number: Int64) -> String? {
        switch SyntheticNumber(number) {
        case nil: nil
        case .endpoint: "(notices)"
        case .alertTarget, .ruleAlert: "(alerts)"
        }
    }
}
