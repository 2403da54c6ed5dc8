import API
import Archive
import Catalog
import Console
import Cryptography
import Execution
import Intake
import Journal
import Ledger
import Logging
import Messaging
import Metering
import Outbound
import Policy
import Providers
import ServiceLifecycle
import Systemd
import Transport
import Web

/// Everybody, wired together. The only place that knows all rooms; it decides nothing.
struct House {
    private let settings: Settings
    private let settingsFile: String?
    private let logger: Logger
    private let bookkeeper: Bookkeeper
    private let store: CatalogStore
    private let admission: Admission
    private let intake: MessageIntake
    private let replays: ReplayGuard
    private let providers: ProviderDirectory
    private let transport: CurlTransport
    private let dispatcher: Dispatcher
    private let senders: @Sendable (Account) -> (any Sender)?
    private let callbackToken: CallbackToken
    private let receipts: ReceiptDesks
    private let allowances: Allowances
    private let limits: DoorLimits
    private let life: LifeDesks
    private let telling: Telling
    private let meters = Meters(time: WallClock())
    private let measuring: Measuring
    private let narrating: Narrating
    private let safekeeping: Safekeeping
    private let started = WallClock.now

    /// Opens what is kept in the state directory.
    ///
    /// - Parameter settingsFile: where `settings` come from, if the command line names a file.
    init(settings: Settings, settingsFile: String?, logger: Logger) async throws {
        self.settings = settings
        self.settingsFile = settingsFile
        self.logger = logger
        let time = WallClock()
        try await Upgrade(settings: settings, logger: logger).prepare()
        narrating = Narrating(settings, started: started, logger: logger)
        bookkeeper = try await Self.bookkeeper(
            settings, time: time, observer: narrating.watching(with: meters.observer))
        let masterKey = try MasterKey.load(settings)
        callbackToken = Self.callbackToken(masterKey)
        safekeeping = try Safekeeping(settings, masterKey, bookkeeper: bookkeeper, time: time, logger: logger)
        store = try await CatalogStore.open(
            path: settings.stateDirectory + "/catalog.sqlite", secrets: SecretBox(key: masterKey),
            providers: ProviderDirectory.descriptions, time: time, houseZone: settings.timeZone)
        let catalog = { @Sendable [store] in store.snapshot }
        let dice = { @Sendable in UInt64.random(in: .min ... .max) }
        admission = Admission(
            bookkeeper: bookkeeper, lagBytesMax: settings.ledgerLagBytesMax,
            isClosed: safekeeping.isDraining)
        allowances = Allowances(
            quotas: QuotaDesk(), receivers: ReceiverDesk(codeLimits: settings.codeGuardLimits),
            spending: SpendingBook())
        try await Self.remember(allowances, from: bookkeeper, catalog: store.snapshot, now: time.now)
        intake = MessageIntake(
            bookkeeper: bookkeeper, admission: admission, allowances: allowances, catalog: catalog,
            time: time, dice: dice, limits: settings.intakeLimits)
        replays = ReplayGuard(time: time)
        try await replays.remember(from: bookkeeper)
        transport = try Self.transport(settings)
        let judge = ReceiptJudge(catalog: catalog, dice: dice)
        let intakeOfReceipts = ReceiptIntake(
            bookkeeper: bookkeeper, judge: judge,
            answers: { catalog().account($0).map(ProviderDirectory.answers(of:)) ?? .unknown }, time: time)
        providers = ProviderDirectory(
            transport: transport, time: time,
            sandboxLog: SandboxLog(path: settings.stateDirectory + "/sandbox.jsonl"),
            receipts: { report in await Self.receive(report, at: intakeOfReceipts, logger: logger) })
        let cache = SenderCache(directory: providers, logger: logger)
        senders = { cache.sender(for: $0) }
        dispatcher = Dispatcher(
            bookkeeper: bookkeeper, catalog: catalog, senders: senders, time: time, dice: dice,
            spending: allowances.spending, limits: settings.outboundLimits,
            isHeld: safekeeping.isHeld, logger: logger)
        try await dispatcher.prepare()
        receipts = ReceiptDesks(
            bookkeeper: bookkeeper, catalog: catalog, senders: senders, judge: judge, time: time, dice: dice,
            isCopy: safekeeping.isCopy, logger: logger)
        limits = try DoorLimits(settings, bookkeeper: bookkeeper, time: time)
        life = LifeDesks(
            deliveries: DeliveryDesk(
                bookkeeper: bookkeeper, time: time, scheduleHorizon: settings.scheduledAheadMax),
            resends: ResendDesk(bookkeeper: bookkeeper, intake: intake, time: time, dice: dice))
        telling = Telling(
            bookkeeper: bookkeeper, store: store, allowances: allowances, queueAgeMax: settings.queueAgeAlert,
            time: time, dice: dice, logger: logger)
        measuring = Measuring(
            started: started, meters: meters, settings: settings, bookkeeper: bookkeeper, store: store,
            dispatcher: dispatcher, isTakingWork: { [admission] in admission.isTakingWork }, time: time)
    }

    /// What lives as long as the daemon; the last stops first.
    var services: [any Service] {
        [
            // First, so that it also tells what the others still do.
            narrating.log(store, time: WallClock()),
            Bookkeeping(bookkeeper: bookkeeper), SandboxReporting(providers: providers), dispatcher,
            Heartbeat(
                health: Health(bookkeeper: bookkeeper, dispatcher: dispatcher),
                condition: QueueCondition(
                    bookkeeper: bookkeeper, dispatcher: dispatcher,
                    catalog: { [store] in store.snapshot }, time: WallClock()),
                logger: logger),
            DiskWatch(
                directory: settings.stateDirectory, reserve: settings.diskReserveBytes, admission: admission,
                alerts: telling.watch, logger: logger),
            Sweeper(
                bookkeeper: bookkeeper, terms: settings.retentionTerms, time: WallClock(), logger: logger),
        ] + receipts.services + telling.services
    }

    /// The doors: systemd's sockets where it gave some, else the configured addresses; and the control's.
    func listeners(on sockets: InheritedSockets) throws -> [any Service] {
        let publicDoor = PublicDoor(
            catalog: { [store] in store.snapshot }, intake: intake, idempotency: limits.idempotency,
            quotas: allowances.quotas, desk: life.deliveries, resends: life.resends, bookkeeper: bookkeeper,
            time: WallClock(),
            porter: SignatureCheck(
                catalog: { [store] in store.snapshot }, replays: replays, rates: limits.rates,
                trustedProxies: limits.trustedProxies, window: settings.signatureWindow,
                bodyBytesMax: settings.requestBodyBytesMax),
            callbacks: CallbackRoutes(
                gate: CallbackGate(
                    catalog: { [store] in store.snapshot }, formats: ProviderDirectory.callbackFormat(of:),
                    token: callbackToken),
                intake: receipts.callbacks, logger: logger),
            isTakingWork: { [admission] in admission.isTakingWork }, withEcho: settings.servesEcho)
        let doctor = HouseDoctor(
            settings: settings, settingsFile: settingsFile, sockets: sockets, store: store,
            bookkeeper: bookkeeper, transport: transport)
        let controlDoor = ControlDoor(
            store: store, intake: intake,
            suppressions: SuppressionDesk(bookkeeper: bookkeeper, time: WallClock()), desk: life.deliveries,
            resends: life.resends, replays: telling.replays, alerts: telling.alerts, bookkeeper: bookkeeper,
            dispatcher: dispatcher, hold: safekeeping.hold, drain: safekeeping.drain,
            backups: safekeeping.backups, ring: narrating.ring, senders: senders,
            callbackPath: { [callbackToken] in Self.callbackPath(of: $0, callbackToken) },
            publicURL: settings.publicURL, metrics: measuring.page,
            status: StatusBoard(
                page: measuring.page, hold: { [hold = safekeeping.hold] in hold.current },
                drain: { [drain = safekeeping.drain] in drain.current }),
            examinations: Examinations(house: doctor.examineHouse, network: doctor.examineNetwork),
            version: version)
        let inherited = sockets.all.filter { $0.name != Self.controlSocketName }
        let open: [DoorAddress] =
            inherited.isEmpty
            ? settings.listen.map(DoorAddress.init)
            : inherited.map { .inherited(descriptor: $0.descriptor, name: $0.name) }
        let control = sockets.named(Self.controlSocketName).first.map { socket in
            DoorAddress.inherited(descriptor: socket.descriptor, name: socket.name)
        }
        let metrics = settings.metricsListen.map(DoorAddress.init)
        let readiness = DoorCount(doors: open.count + metrics.count + 1, logger: logger)
        let watched = ReportingResponder(publicDoor.responder) { [meters] in meters.count($0) }
        let metricsDoor = MetricsDoor(page: measuring.page)
        return open.map { listener($0, watched, readiness) }
            + metrics.map { listener($0, metricsDoor, readiness) } + [
                listener(
                    control
                        ?? .unix(path: settings.controlSocket, permissions: Self.controlSocketPermissions),
                    controlDoor,
                    readiness)
            ]
    }

    /// Closes what is kept, in order; what was recorded is durable whatever happens here.
    func close() async {
        Readiness().stopping()
        await transport.shutDown()
        await bookkeeper.close()
        do {
            try await bookkeeper.closeTables()
            try await store.close()
        } catch {
            logger.error("the state did not close in order", metadata: ["reason": "\(error)"])
        }
    }

    /// What the unit calls the control socket (`FileDescriptorName=`).
    private static let controlSocketName = "control"
    /// Its owner and its group may speak on it.
    private static let controlSocketPermissions: UInt32 = 0o660

    /// Where receipts of an account come in; nil where its provider sends none.
    private static func callbackPath(of account: Account, _ token: CallbackToken) -> String? {
        guard ProviderDirectory.callbackFormat(of: account.provider) != nil else { return nil }
        return "/api/callback/\(account.id)/\(token.text(for: account))"
    }

    private var version: JSONValue {
        [
            "version": .string(Version.current), "pid": .integer(ProcessIdentity.number),
            "started_at": .string(started.precise),
        ]
    }

    private func listener(
        _ address: DoorAddress, _ responder: HTTPListener.Responder, _ readiness: DoorCount
    ) -> any Service {
        HTTPListener(
            address: address, limits: settings.listenerLimits, responder: responder, logger: logger,
            onReady: { readiness.opened($0) })
    }

    /// Not the bare master key: what is signed with this one can mean nothing else.
    private static func callbackToken(_ masterKey: [UInt8]) -> CallbackToken {
        CallbackToken(
            key: MessageAuthentication.sha256(key: masterKey, message: Array("callback token".utf8)))
    }

    private static func bookkeeper(
        _ settings: Settings, time: any TimeSource, observer: LedgerObserver
    ) async throws(LedgerError) -> Bookkeeper {
        try await Bookkeeper.open(
            directory: settings.stateDirectory, limits: settings.journalLimits,
            executors: Bookkeeper.Executors(
                writing: QueueExecutor(label: "ledger.write"), reading: QueueExecutor(label: "ledger.read"),
                following: QueueExecutor(label: "journal.read")),
            time: time, observer: observer)
    }

    private static func transport(_ settings: Settings) throws -> CurlTransport {
        try CurlTransport(
            limits: TransportLimits(connectionsPerHostMax: settings.httpConnectionsPerHostMax),
            userAgent: "message-push/\(Version.current)")
    }

    /// Learns what was used and spent before the daemon started; days of other time zones begin up to a day
    /// earlier.
    private static func remember(
        _ allowances: Allowances, from bookkeeper: Bookkeeper, catalog: CatalogSnapshot, now: Timestamp
    ) async throws(LedgerError) {
        try await allowances.remember(from: bookkeeper, catalog: catalog, now: now)
        let since = TimeZoneRules.utc.day(of: now).advanced(by: -1)
        let known = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.spending(since: since)
        }.value
        for entry in known {
            allowances.spending.restore(entry.amount, spentBy: entry.spender, on: entry.day)
        }
    }

    private static func receive(_ report: ReceiptReport, at receipts: ReceiptIntake, logger: Logger) async {
        do {
            try await receipts.receive(report)
        } catch {
            logger.error(
                "a receipt was not recorded", metadata: ["task": "\(report.attempt)", "reason": "\(error)"])
        }
    }
}
