import Catalog
import Execution
import FoundationEssentials
import Intake
import Journal
import Ledger
import Messaging
import Policy
import Synchronization
import TestSupport

/// A reception desk with a real ledger in a folder of its own, and a small catalog.
final class TestDesk: Sendable {
    static let start = Timestamp(seconds: 1_800_000_000)
    static let shop = ApplicationID("shop")

    let folder = "/tmp/message-push-intake-\(UInt64.random(in: .min ... .max))"
    let time = SimulatedTime(start)
    private let dice = Mutex(Dice(seed: 1))
    private let catalog: CatalogSnapshot

    init(catalog: CatalogSnapshot = TestDesk.catalog) throws {
        self.catalog = catalog
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            preconditionFailure("\(folder) was not there: \(error)")
        }
    }

    func openBookkeeper() async throws -> Bookkeeper {
        let limits = JournalLimits(
            segmentBytesMax: 1 << 20, recordBytesMax: 256 << 10, journalBytesMax: 2 << 20,
            groupBytesMax: 1 << 20,
            queueBytesMax: 1 << 20)
        return try await Bookkeeper.open(
            directory: folder, limits: limits,
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "test.write"), reading: QueueExecutor(label: "test.read"),
                following: QueueExecutor(label: "test.follow")),
            time: time)
    }

    func intake(
        _ bookkeeper: Bookkeeper, admission: Admission? = nil, allowances: Allowances = TestDesk.allowances(),
        limits: IntakeLimits = IntakeLimits()
    ) -> MessageIntake {
        MessageIntake(
            bookkeeper: bookkeeper,
            admission: admission ?? Admission(bookkeeper: bookkeeper, lagBytesMax: limits.ledgerLagBytesMax),
            allowances: allowances, catalog: { self.catalog }, time: time,
            dice: { self.dice.withLock { $0.next() } }, limits: limits)
    }

    /// Allowances that have counted nothing yet; codes are not limited unless somebody says so.
    static func allowances(
        codes: CodeGuardLimits? = nil, spending: SpendingBook = SpendingBook()
    ) -> Allowances {
        Allowances(quotas: QuotaDesk(), receivers: ReceiverDesk(codeLimits: codes), spending: spending)
    }

    /// Opens the ledger, lets its tables follow, and closes it when `body` is done.
    func withBookkeeper<Value: Sendable>(
        _ body: (Bookkeeper) async throws -> Value
    ) async throws -> Value {
        let bookkeeper = try await openBookkeeper()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            let value: Value
            do {
                value = try await body(bookkeeper)
            } catch {
                await bookkeeper.close()
                throw error
            }
            await bookkeeper.close()
            try await group.waitForAll()
            try await bookkeeper.closeTables()
            return value
        }
    }

    /// What the desk makes of a request, without recording it.
    func rehearse(_ request: SendRequest, limits: IntakeLimits = IntakeLimits()) async throws -> Acceptance {
        let bookkeeper = try await openBookkeeper()
        let desk = intake(bookkeeper, limits: limits)
        let answer = Result { () throws(Refusal) in try desk.rehearse(request, of: Self.shop) }
        await bookkeeper.close()
        return try answer.get()
    }

    /// The event that accepting a request made durable.
    func accept(_ request: SendRequest, limits: IntakeLimits = IntakeLimits()) async throws -> MessageAccepted
    {
        let bookkeeper = try await openBookkeeper()
        let acceptance = try await intake(bookkeeper, limits: limits).accept(request, of: Self.shop)
        let events = try await bookkeeper.committed().next()
        await bookkeeper.close()
        guard case .messageAccepted(let accepted)? = events.first?.event, events.count == 1,
            accepted.message.id == acceptance.message, accepted.deliveries.map(\.id) == acceptance.deliveries,
            accepted.message.acceptedAt == acceptance.acceptedAt
        else { throw Refusal(.internalError, "The event is not what the application was told.") }
        return accepted
    }

    // MARK: The catalog

    /// Channels 1 to 4 are in order: SMS, mail, DingTalk, a webhook. 5 is switched off, 6 has no template,
    /// 7 a template that is switched off, 8 no account, 9 an account that is switched off.
    static let catalog = CatalogSnapshot(
        accounts: [account(1, isEnabled: true), account(2, isEnabled: false)],
        templates: [
            template(1, medium: .sms, variables: ["code"]),
            template(2, medium: .email, variables: ["code", "name"]),
            template(3, medium: .sms, isEnabled: false), template(4, medium: .dingTalk),
            template(5, medium: .webhook),
        ],
        channels: [
            channel(1, .sms, template: 1, isDefault: true), channel(2, .email, template: 2),
            channel(3, .dingTalk, template: 4), channel(4, .webhook, template: 5),
            channel(5, .sms, template: 1, isEnabled: false), channel(6, .sms, template: 99),
            channel(7, .sms, template: 3), channel(8, .sms, template: 1, accounts: []),
            channel(9, .sms, template: 1, accounts: [2]),
        ],
        providers: providers)

    static let providers = [
        ProviderDescription(
            code: "all", nameEnglish: "", nameChinese: "", media: Set(Medium.allCases), fields: [])
    ]

    static func account(_ number: Int64, isEnabled: Bool) -> Account {
        Account(
            id: AccountID(number), name: "account \(number)", provider: "all", configuration: JSONObject(),
            isEnabled: isEnabled, concurrencyMax: 10, version: 1)
    }

    static func template(
        _ number: Int64, medium: Medium, variables: [String] = [], isEnabled: Bool = true
    ) -> Template {
        Template(
            id: TemplateID(number), code: "code-\(number)", name: "template \(number)", medium: medium,
            subject: "Code {code}", body: "Dear {name}, {code} {other}", format: .text, variables: variables,
            summary: "", isEnabled: isEnabled, version: 3)
    }

    static func channel(
        _ number: Int64, _ medium: Medium, template: Int64, isDefault: Bool = false, isEnabled: Bool = true,
        accounts: [Int64] = [1]
    ) -> Channel {
        Channel(
            id: ChannelID(number), name: "channel \(number)", medium: medium, template: TemplateID(template),
            messageClass: .code, isDefault: isDefault, isEnabled: isEnabled, timeToLive: .seconds(300),
            whenUncertain: .stop, attemptsMax: 3,
            bindings: accounts.map {
                Binding(account: AccountID($0), weight: 1, priority: 0, isEnabled: true)
            })
    }

    static func request(
        _ channel: Int64 = 1, to receivers: [String] = ["13800138000"], isBatch: Bool = false,
        parameters: [(name: String, value: String)]? = [("code", "4711"), ("name", "Zoë")]
    ) -> SendRequest {
        SendRequest(
            channel: .id(ChannelID(channel)), receivers: receivers, isBatch: isBatch, parameters: parameters)
    }
}
