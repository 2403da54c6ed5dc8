package import Archive
package import Catalog
package import Chronicle
package import Hummingbird
package import Intake
package import Ledger
package import Messaging
package import Metering
package import Outbound
package import Web

/// The operator's door: what the command line asks of the daemon, over the control socket.
package struct ControlDoor: HTTPResponder {
    private let router: any HTTPResponder<DoorContext>
    private let gatekeeper = Gatekeeper()

    /// Builds the routes.
    ///
    /// - Parameters:
    ///   - senders: the sender of an account as it is configured now; nil where its settings are unusable.
    ///   - callbackPath: where an account's provider reports to; nil where it does not report by itself.
    ///   - publicURL: under which address providers reach the daemon; empty where nobody said.
    ///   - ring: what `/control/events` tells.
    ///   - metrics: told by `/metrics`.
    ///   - status: told by `/control/status`.
    ///   - examinations: what the daemon looks at for `message-push doctor`.
    ///   - version: the program's version and start, told by `/control/version`.
    package init(
        store: CatalogStore, intake: MessageIntake, suppressions: SuppressionDesk, desk: DeliveryDesk,
        resends: ResendDesk, replays: ReplayDesk, alerts: AlertDesk, bookkeeper: Bookkeeper,
        dispatcher: Dispatcher, hold: QueueHold, drain: QueueHold, backups: BackupDesk, ring: LifeRing,
        senders: @escaping @Sendable (Account) -> (any Sender)?,
        callbackPath: @escaping @Sendable (Account) -> String?, publicURL: String, metrics: MetricsPage,
        status: StatusBoard, examinations: Examinations, version: JSONValue
    ) {
        let router = Router(context: DoorContext.self)
        router.add(middleware: RouterRefusals())
        CatalogRoutes(store: store).add(to: router)
        AccountRoutes(
            store: store, dispatcher: dispatcher, senders: senders, callbackPath: callbackPath,
            publicURL: publicURL
        ).add(to: router)
        SendRoute(store: store, intake: intake).add(to: router)
        TraceRoute(store: store, bookkeeper: bookkeeper).add(to: router)
        TaskRoutes(
            store: store, bookkeeper: bookkeeper, desk: desk, resends: resends,
            retries: RetryDesk(bookkeeper: bookkeeper, deliveries: desk, resends: resends)
        ).add(to: router)
        BatchRoutes(store: store, desk: desk, resends: resends).add(to: router)
        RuleRoutes(store: store, bookkeeper: bookkeeper).add(to: router)
        SuppressionRoutes(bookkeeper: bookkeeper, desk: suppressions).add(to: router)
        NoticeRoutes(store: store, bookkeeper: bookkeeper, replays: replays).add(to: router)
        AlertRoutes(bookkeeper: bookkeeper, desk: alerts).add(to: router)
        UserRoutes(store: store).add(to: router)
        QueueRoute(
            store: store, bookkeeper: bookkeeper, dispatcher: dispatcher, hold: hold, drain: drain
        ).add(to: router)
        StatusRoute(board: status).add(to: router)
        DoctorRoutes(examinations: examinations).add(to: router)
        BackupRoutes(desk: backups).add(to: router)
        MetricsRoute(page: metrics).add(to: router)
        EventRoutes(ring: ring, store: store).add(to: router)
        router.get("/control/version") { _, _ in Envelope.response(version) }
        self.router = router.buildResponder()
    }

    /// Answers who is allowed to ask.
    package func respond(to request: Request, context: DoorContext) async throws -> Response {
        _ = try await gatekeeper.admit(context.channel)
        return try await router.respond(to: request, context: context)
    }
}
