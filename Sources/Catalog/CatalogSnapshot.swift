package import Messaging

/// The whole catalog at one version. It never changes; a change makes another one.
///
/// A class, so that taking it costs one reference however much it holds.
package final class CatalogSnapshot: Sendable {
    /// Grows by one with each document that changed something; 0 is the empty catalog.
    package let version: Int64
    /// All applications, by key.
    package let applications: [Application]
    /// All accounts, by number. Their configurations have the defaults of their providers filled in.
    package let accounts: [Account]
    /// All templates, by number.
    package let templates: [Template]
    /// All channels, by number.
    package let channels: [Channel]
    /// All failure rules, those that are switched off included, in the order in which they are looked at: the
    /// highest priority first, of several the newest.
    package let rules: [FailureRule]
    /// All who hear of alerts, those that are switched off included, by number.
    package let alertTargets: [AlertTarget]
    /// All users, by name.
    package let users: [User]
    /// The providers that accounts may name, by code.
    package let providers: [ProviderDescription]

    /// The time zone of whoever names none.
    package var houseZone: TimeZoneRules { zones.house }

    let contents: CatalogContents
    let zones: ZoneTable
    private let applicationByID: [ApplicationID: Application]
    private let accountByID: [AccountID: Account]
    private let templateByID: [TemplateID: Template]
    private let templateByCode: [String: Template]
    private let channelByID: [ChannelID: Channel]
    private let providerByCode: [String: ProviderDescription]
    private let ruleByNumber: [Int64: FailureRule]
    private let alertTargetByNumber: [Int64: AlertTarget]
    private let endpointByNumber: [Int64: WebhookEndpoint]
    private let synthetic: SyntheticCarriers

    init(
        _ contents: CatalogContents, version: Int64, providers: [ProviderDescription], zones: ZoneTable
    ) {
        let providerByCode = Dictionary(providers.map { ($0.code, $0) }) { first, _ in first }
        self.contents = contents
        self.zones = zones
        synthetic = SyntheticCarriers(of: contents)
        self.version = version
        self.providers = providers.sorted { $0.code < $1.code }
        self.providerByCode = providerByCode
        applications = contents.applications.values.sorted { $0.id < $1.id }
        accounts = contents.accounts.values.sorted { $0.id < $1.id }
            .map { $0.fillingDefaults(of: providerByCode[$0.provider]) }
        templates = contents.templates.values.sorted { $0.id < $1.id }
        channels = contents.channels.values.sorted { $0.id < $1.id }
        rules = contents.rules.values.sorted { ($0.priority, $0.id) > ($1.priority, $1.id) }
        alertTargets = contents.alertTargets.values.sorted { $0.id < $1.id }
        users = contents.users.values.sorted { $0.name < $1.name }
        applicationByID = Dictionary(uniqueKeysWithValues: applications.map { ($0.id, $0) })
        accountByID = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0) })
        templateByID = Dictionary(uniqueKeysWithValues: templates.map { ($0.id, $0) })
        templateByCode = Dictionary(templates.map { ($0.code, $0) }) { first, _ in first }
        channelByID = Dictionary(uniqueKeysWithValues: channels.map { ($0.id, $0) })
        ruleByNumber = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
        alertTargetByNumber = Dictionary(uniqueKeysWithValues: alertTargets.map { ($0.id, $0) })
        endpointByNumber = Dictionary(
            uniqueKeysWithValues: applications.flatMap(\.endpoints).map { ($0.id, $0) })
    }

    /// A catalog made by hand, without a file: for simulations and tests of other rooms.
    ///
    /// Nothing is checked but that names and numbers are unique.
    ///
    /// - Parameter zones: those that channels, applications and telephone numbers can have; for the others
    ///   `houseZone` stands in.
    package convenience init(
        version: Int64 = 1, applications: [Application] = [], accounts: [Account] = [],
        templates: [Template] = [],
        channels: [Channel] = [], providers: [ProviderDescription] = [], rules: [FailureRule] = [],
        alertTargets: [AlertTarget] = [], houseZone: TimeZoneRules = .utc, zones: [TimeZoneRules] = []
    ) {
        var contents = CatalogContents()
        contents.applications = Dictionary(uniqueKeysWithValues: applications.map { ($0.name, $0) })
        contents.accounts = Dictionary(uniqueKeysWithValues: accounts.map { ($0.name, $0) })
        contents.templates = Dictionary(uniqueKeysWithValues: templates.map { ($0.name, $0) })
        contents.channels = Dictionary(uniqueKeysWithValues: channels.map { ($0.name, $0) })
        contents.rules = Dictionary(uniqueKeysWithValues: rules.map { ($0.name, $0) })
        contents.alertTargets = Dictionary(uniqueKeysWithValues: alertTargets.map { ($0.name, $0) })
        self.init(
            contents, version: version, providers: providers, zones: ZoneTable(house: houseZone, zones))
    }

    /// The application with that key, if there is one.
    package func application(_ id: ApplicationID) -> Application? { applicationByID[id] }

    /// The application of that name, if there is one.
    package func application(named name: String) -> Application? { contents.applications[name] }

    /// The account with that number, if there is one; those of a ``SyntheticNumber`` included.
    package func account(_ id: AccountID) -> Account? { accountByID[id] ?? synthetic.accounts[id] }

    /// The account of that name, if there is one.
    package func account(named name: String) -> Account? {
        contents.accounts[name].flatMap { accountByID[$0.id] }
    }

    /// The template with that number, if there is one.
    package func template(_ id: TemplateID) -> Template? { templateByID[id] }

    /// The template that requests call `code`, if there is one.
    package func template(code: String) -> Template? { templateByCode[code] }

    /// The template of that name, if there is one.
    package func template(named name: String) -> Template? { contents.templates[name] }

    /// The channel with that number, if there is one; those of a ``SyntheticNumber`` included.
    package func channel(_ id: ChannelID) -> Channel? { channelByID[id] ?? synthetic.channels[id] }

    /// The channel of that name, if there is one.
    package func channel(named name: String) -> Channel? { contents.channels[name] }

    /// The failure rule with that number, if there is one.
    package func rule(_ number: Int64) -> FailureRule? { ruleByNumber[number] }

    /// The failure rule of that name, if there is one.
    package func rule(named name: String) -> FailureRule? { contents.rules[name] }

    /// Who hears of alerts under that number, if there is such a target.
    package func alertTarget(_ number: Int64) -> AlertTarget? { alertTargetByNumber[number] }

    /// The application's endpoint with that number, if there is one; it may be switched off.
    package func endpoint(_ number: Int64) -> WebhookEndpoint? { endpointByNumber[number] }

    /// The user of that name, if there is one.
    package func user(named name: String) -> User? { contents.users[name] }

    /// What is known of the provider with that code, if this release has it.
    package func provider(_ code: String) -> ProviderDescription? { providerByCode[code] }
}

extension CatalogSnapshot: CustomStringConvertible {
    /// Says how much there is, and nothing secret.
    package var description: String {
        "CatalogSnapshot(version \(version), \(applications.count) apps, \(channels.count) channels)"
    }
}

extension Account {
    fileprivate func fillingDefaults(of provider: ProviderDescription?) -> Account {
        var account = self
        for field in provider?.fields ?? [] where account.configuration[field.name] == nil {
            account.configuration[field.name] = field.defaultValue
        }
        return account
    }
}
