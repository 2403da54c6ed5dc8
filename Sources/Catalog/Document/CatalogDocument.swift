package import Messaging

/// What an operator wants the catalog to be, read from the file that `apply` takes.
///
/// Reading checks everything that can be said without knowing the catalog: keys, kinds, bounds, names
/// that stand twice. What refers to something else is checked when the document is applied.
package struct CatalogDocument: Sendable {
    /// How many entries of one kind a document may have: far more than one server can serve.
    static let entriesMax = 10_000
    /// Each is looked at for each failed attempt.
    static let rulesMax = 1_000
    /// More than one house has people on duty; each alert is a message to each.
    static let alertTargetsMax = 100
    /// Each user with a password costs a tenth of a second of hashing.
    static let usersMax = 1_000

    let applications: [ApplicationEntry]
    let accounts: [AccountEntry]
    let templates: [TemplateEntry]
    let channels: [ChannelEntry]
    let rules: [RuleEntry]
    let alertTargets: [AlertTargetEntry]
    let users: [UserEntry]

    /// Reads a document.
    ///
    /// - Throws: `invalid`, with the path of the first mistake. A key that is not known is one.
    package init(json: JSONValue) throws(CatalogError) {
        let reader = try EntryReader(json, path: "", keys: CatalogKind.allCases.map(\.listKey))
        applications = try reader.entries(CatalogKind.application.listKey, max: Self.entriesMax)
        accounts = try reader.entries(CatalogKind.account.listKey, max: Self.entriesMax)
        templates = try reader.entries(CatalogKind.template.listKey, max: Self.entriesMax)
        channels = try reader.entries(CatalogKind.channel.listKey, max: Self.entriesMax)
        rules = try reader.entries(CatalogKind.rule.listKey, max: Self.rulesMax)
        alertTargets = try reader.entries(CatalogKind.alert.listKey, max: Self.alertTargetsMax)
        users = try reader.entries(CatalogKind.user.listKey, max: Self.usersMax)
    }
}

extension CatalogDocument: CustomStringConvertible, CustomReflectable {
    /// Says how much it names, and nothing of what may be secret.
    package var description: String {
        let count =
            applications.count + accounts.count + templates.count + channels.count + rules.count
            + alertTargets.count + users.count
        return "CatalogDocument(\(count) entries)"
    }

    /// Shows `dump` and debuggers no more than ``description``.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
