import Messaging

/// What numbers are called, and which settings are secret: needed to write things down as a document.
struct CatalogNames {
    private var accounts: [AccountID: String] = [:]
    private var templates: [TemplateID: String] = [:]
    private let secrets: [String: Set<String>]

    init(_ contents: CatalogContents, providers: [ProviderDescription]) {
        secrets = Dictionary(
            providers.map { ($0.code, Set($0.fields.filter(\.isSecret).map(\.name))) }
        ) { first, _ in first }
        for account in contents.accounts.values { add(account) }
        for template in contents.templates.values { add(template) }
    }

    mutating func add(_ account: Account) { accounts[account.id] = account.name }

    mutating func add(_ template: Template) { templates[template.id] = template.name }

    /// Empty only for a number that nothing has, which the tables forbid.
    func name(of account: AccountID) -> String { accounts[account] ?? "" }

    /// As ``name(of:)`` for accounts.
    func name(of template: TemplateID) -> String { templates[template] ?? "" }

    /// Whether the setting must be sealed and hidden: everything is, of a provider that is not known.
    func isSecret(_ setting: String, of provider: String) -> Bool {
        secrets[provider]?.contains(setting) ?? true
    }
}
