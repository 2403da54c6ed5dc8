import Messaging

/// What numbers are called, and which settings are secret: needed to write things down as a document.
struct CatalogNames {
    private var accounts: [AccountID: String] = [:]
    private var templates: [TemplateID: String] = [:]
    private var channels: [ChannelID: String] = [:]
    private var applications: [ApplicationID: String] = [:]
    private let secrets: [String: Set<String>]

    init(_ contents: CatalogContents, providers: [ProviderDescription]) {
        secrets = Dictionary(
            providers.map { ($0.code, Set($0.fields.filter(\.isSecret).map(\.name))) }
        ) { first, _ in first }
        for account in contents.accounts.values { add(account) }
        for template in contents.templates.values { add(template) }
        for channel in contents.channels.values { add(channel) }
        for application in contents.applications.values { add(application) }
    }

    mutating func add(_ account: Account) { accounts[account.id] = account.name }

    mutating func add(_ template: Template) { templates[template.id] = template.name }

    mutating func add(_ channel: Channel) { channels[channel.id] = channel.name }

    mutating func add(_ application: Application) { applications[application.id] = application.name }

    /// Empty only for a number that nothing has, which the tables forbid.
    func name(of account: AccountID) -> String { accounts[account] ?? "" }

    /// As ``name(of:)`` for accounts.
    func name(of template: TemplateID) -> String { templates[template] ?? "" }

    /// Empty only for a number that nothing has, which the draft forbids.
    func name(of channel: ChannelID) -> String { channels[channel] ?? "" }

    /// As ``name(of:)`` for channels.
    func name(of application: ApplicationID) -> String { applications[application] ?? "" }

    /// Whether the setting must be sealed and hidden: everything is, of a provider that is not known.
    func isSecret(_ setting: String, of provider: String) -> Bool {
        secrets[provider]?.contains(setting) ?? true
    }
}
