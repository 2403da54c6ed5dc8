import Catalog
import Messaging

/// The operator's settings of every simulated world: channels of each class, with shared accounts.
enum SimulatedCatalog {
    static let applications = ["a000000000000001", "a000000000000002", "a000000000000003"].map { key in
        Application(
            id: ApplicationID(key), name: key, secret: [1], isEnabled: true, dailyQuota: 0, rateLimit: 0,
            acceptsDocumentedSignature: false)
    }

    /// Account 3 costs something.
    static let accounts = (1...4).map { number in
        Account(
            id: AccountID(number), name: "account \(number)", provider: "scripted",
            configuration: JSONObject([]), isEnabled: true, concurrencyMax: 3, version: 1,
            price: number == 3 ? Money(millionths: 50_000) : nil)
    }

    static let code = channel(1, .code, .seconds(60), [(1, 1), (2, 2)])
    static let alert = channel(2, .alert, .seconds(300), [(1, 1), (2, 1)])
    static let notice = channel(3, .notice, .seconds(240), [(2, 1), (3, 1)])
    static let resentNotice = channel(4, .notice, .seconds(240), [(3, 1)], whenUncertain: .resend)
    static let marketing = channel(5, .marketing, .seconds(400), [(3, 1), (4, 2)], quietHours: "23:59-00:02")
    static let channels = [code, alert, notice, resentNotice, marketing]

    /// Account 4's receiving side recognises repeats.
    static func recognisesRepeats(_ account: AccountID) -> Bool { account.number == 4 }

    /// Account 2's provider can be asked.
    static func canBeAsked(_ account: AccountID) -> Bool { account.number == 2 }

    /// Accounts 2 and 4 take several deliveries in a call, account 3 merges whatever waits.
    static func capacity(of account: AccountID) -> CallCapacity {
        switch account.number {
        case 2: CallCapacity(sameContent: 5)
        case 3: CallCapacity(anyContent: 3)
        case 4: CallCapacity(sameContent: 4, sameTemplate: 4)
        default: CallCapacity()
        }
    }

    /// Account 3 keeps to a pace.
    static func pacing(of account: AccountID) -> Pacing {
        account.number == 3 ? Pacing(calls: Pace(interval: .milliseconds(500), burst: 2)) : Pacing()
    }

    /// The settings of a world where nothing is short.
    static let ample = snapshot(applications: applications, accounts: accounts)

    /// The settings of a world where there is little money, little of a day's quota, and an application that
    /// wants to hear of everything.
    static let thrifty: CatalogSnapshot = {
        var applications = SimulatedCatalog.applications
        applications[0].dailyBudget = Money(millionths: 300_000)
        applications[0].timeZone = earlyZone.name
        applications[1].dailyQuota = 30
        applications[2].endpoints = [
            WebhookEndpoint(
                id: 1, name: "hook", url: "https://hook.example.com", secret: "",
                words: Set(NoticeWord.allCases), isEnabled: true, allowsPrivateAddresses: false,
                timeout: .seconds(5))
        ]
        var accounts = SimulatedCatalog.accounts
        accounts[2].dailyBudget = Money(millionths: 500_000)
        return snapshot(applications: applications, accounts: accounts)
    }()

    private static func snapshot(applications: [Application], accounts: [Account]) -> CatalogSnapshot {
        CatalogSnapshot(
            applications: applications, accounts: accounts,
            templates: [
                Template(
                    id: TemplateID(1), code: "t", name: "t", medium: .sms, subject: "",
                    body: "A simulated text.", format: .text, variables: [], summary: "", isEnabled: true,
                    version: 1)
            ],
            channels: channels,
            providers: [
                ProviderDescription(
                    code: "scripted", nameEnglish: "", nameChinese: "", media: [.sms], fields: [],
                    capabilities: ProviderCapabilities(receipts: [.push]))
            ],
            rules: rules, zones: [earlyZone])
    }

    private static func channel(
        _ number: Int64, _ messageClass: MessageClass, _ timeToLive: Duration,
        _ accounts: [(number: Int64, priority: Int)], whenUncertain: Channel.WhenUncertain = .stop,
        quietHours: String? = nil
    ) -> Channel {
        Channel(
            id: ChannelID(number), name: "channel \(number)", medium: .sms, template: TemplateID(1),
            messageClass: messageClass, isDefault: false, isEnabled: true, timeToLive: timeToLive,
            whenUncertain: whenUncertain, attemptsMax: 4, receiptTimeout: .seconds(60),
            quietHours: quietHours.flatMap { try? DailyHours($0) },
            bindings: accounts.map {
                Binding(account: AccountID($0.number), weight: 1, priority: $0.priority, isEnabled: true)
            })
    }
}
