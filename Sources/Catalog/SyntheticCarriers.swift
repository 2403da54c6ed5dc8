import Messaging

/// The channels and accounts that nobody entered: the house makes them from what has an address of its own,
/// so that its own messages travel like all others.
struct SyntheticCarriers: Sendable {
    /// The code of the provider that tells applications what became of their messages.
    private static let noticeProvider = "notice"
    /// The code of the provider that tells the address in a rule of an alert.
    private static let alertProvider = "alert_hook"
    /// Calls at the same time to one address that is not a provider's.
    private static let concurrencyMax = 4
    /// An endpoint is tried for as long as a notice lives, however often that is.
    private static let noticeAttemptsMax = 1000
    private static let alertAttemptsMax = 10
    /// An alert that comes later finds the trouble over, or already known.
    private static let alertLife = Duration.seconds(3600)

    private(set) var channels: [ChannelID: Channel] = [:]
    private(set) var accounts: [AccountID: Account] = [:]

    /// Those of everything that is switched on. An application that is switched off still hears of what it
    /// sent before.
    init(of contents: CatalogContents) {
        for application in contents.applications.values {
            for endpoint in application.endpoints where endpoint.isEnabled { add(endpoint, of: application) }
        }
        for target in contents.alertTargets.values where target.isEnabled { add(target) }
        for rule in contents.rules.values where rule.isEnabled { add(rule) }
    }

    private mutating func add(_ endpoint: WebhookEndpoint, of application: Application) {
        let number = SyntheticNumber.endpoint(endpoint.id)
        let name = "\(application.name)/\(endpoint.name)"
        var settings: JSONObject = [
            "url": .string(endpoint.url),
            "allow_private_addresses": .bool(endpoint.allowsPrivateAddresses),
            "timeout_seconds": .integer(endpoint.timeout.milliseconds / 1000),
        ]
        if !endpoint.secret.isEmpty { settings["secret"] = .string(endpoint.secret) }
        let account = Self.account(number, name, Self.noticeProvider, settings)
        accounts[account.id] = account
        add(
            Channel(
                number, name, .webhook, .notice, timeToLive: WebhookEndpoint.noticeLife,
                attemptsMax: Self.noticeAttemptsMax, account: account.id))
    }

    private mutating func add(_ target: AlertTarget) {
        add(
            Channel(
                .alertTarget(target.id), target.name, target.medium, .alert, timeToLive: Self.alertLife,
                attemptsMax: Self.alertAttemptsMax, account: target.account))
    }

    private mutating func add(_ rule: FailureRule) {
        guard let alert = rule.alert, let url = alert.url else { return }
        let number = SyntheticNumber.ruleAlert(rule.id)
        let account = Self.account(
            number, rule.name, Self.alertProvider,
            ["url": .string(url), "allow_private_addresses": .bool(alert.allowsPrivateAddresses)])
        accounts[account.id] = account
        add(
            Channel(
                number, rule.name, .webhook, .alert, timeToLive: Self.alertLife,
                attemptsMax: Self.alertAttemptsMax, account: account.id))
    }

    private mutating func add(_ channel: Channel) { channels[channel.id] = channel }

    private static func account(
        _ number: SyntheticNumber, _ name: String, _ provider: String, _ settings: JSONObject
    ) -> Account {
        Account(
            id: AccountID(number.number), name: name, provider: provider, configuration: settings,
            isEnabled: true, concurrencyMax: concurrencyMax,
            version: fingerprint(JSONValue.object(settings).serialized()))
    }

    /// A number that is another one, as good as always, once the settings change: 63 bits of FNV-1a.
    private static func fingerprint(_ bytes: [UInt8]) -> Int64 {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return Int64(hash >> 1)
    }
}

extension Channel {
    /// A channel over one account, whose texts are written by the house and not by a template.
    fileprivate init(
        _ number: SyntheticNumber, _ name: String, _ medium: Medium, _ messageClass: MessageClass,
        timeToLive: Duration, attemptsMax: Int, account: AccountID
    ) {
        self.init(
            id: ChannelID(number.number), name: name, medium: medium, template: TemplateID(0),
            messageClass: messageClass, isDefault: false, isEnabled: true, timeToLive: timeToLive,
            whenUncertain: .resend, attemptsMax: attemptsMax, coalescing: .off,
            bindings: [Binding(account: account, weight: 10, priority: 100, isEnabled: true)])
    }
}
