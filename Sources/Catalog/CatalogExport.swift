import Messaging

/// Writes a catalog down as the document that would make it, secrets masked.
struct CatalogExport {
    private let snapshot: CatalogSnapshot
    private let names: CatalogNames

    init(_ snapshot: CatalogSnapshot) {
        self.snapshot = snapshot
        names = CatalogNames(snapshot.contents, providers: snapshot.providers)
    }

    /// The document: applications and users by name, rules as they are looked at, the others by age.
    var document: JSONValue {
        let contents = snapshot.contents
        var document = JSONObject()
        for kind in CatalogKind.allCases {
            let entries =
                switch kind {
                case .application: contents.applications.values.sorted { $0.name < $1.name }.map(entry)
                case .account: contents.accounts.values.sorted { $0.id < $1.id }.map(entry)
                case .template: contents.templates.values.sorted { $0.id < $1.id }.map(entry)
                case .channel: contents.channels.values.sorted { $0.id < $1.id }.map(entry)
                case .rule: snapshot.rules.map(entry)
                case .alert: contents.alertTargets.values.sorted { $0.id < $1.id }.map(entry)
                case .user: contents.users.values.sorted { $0.name < $1.name }.map(entry)
                }
            document[kind.listKey] = .array(entries)
        }
        return .object(document)
    }

    private func entry(_ item: some CatalogItem) -> JSONValue { item.entry(names) }
}
