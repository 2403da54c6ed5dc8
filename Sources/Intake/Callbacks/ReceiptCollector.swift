package import Catalog
import Ledger
package import Logging
package import Messaging
import ServiceLifecycle

/// Fetches receipts from providers that hand them out instead of calling: a task for each account, so that
/// a slow provider delays no other.
///
/// A provider gives each receipt only once. So a call that is under way when the service stops is let
/// finish, and what it brings is kept before anything else is asked for.
package actor ReceiptCollector: Service {
    private let intake: CallbackIntake
    private let catalog: @Sendable () -> CatalogSnapshot
    private let senders: @Sendable (Account) -> (any Sender)?
    private let time: any TimeSource
    private let dice: @Sendable () -> UInt64
    private let isResting: @Sendable () -> Bool
    private let logger: Logger

    /// The edition of each account that a task collects for.
    private var editions: [AccountID: Int64] = [:]

    /// How often the catalog is looked at for accounts that are new or changed.
    static let catalogInterval = Duration.seconds(5)
    /// Calls one after the other while there are receipts; then others of the account have their turn.
    static let callsMax = 20
    private static let firstPause = Duration.seconds(1)
    private static let longestPause = Duration.seconds(600)

    /// A collector that does nothing before ``run()``.
    ///
    /// - Parameters:
    ///   - senders: the sender of an account as it is configured now; nil when its settings are unusable.
    ///   - dice: any number, a new one at each call; callbacks' identifiers are made from it.
    ///   - isResting: whether nothing is to be fetched now: what a restored copy of a house fetched, the
    ///     original would never see.
    package init(
        intake: CallbackIntake, catalog: @escaping @Sendable () -> CatalogSnapshot,
        senders: @escaping @Sendable (Account) -> (any Sender)?, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64, isResting: @escaping @Sendable () -> Bool = { false },
        logger: Logger
    ) {
        self.intake = intake
        self.catalog = catalog
        self.senders = senders
        self.time = time
        self.dice = dice
        self.isResting = isResting
        self.logger = logger
    }

    /// Collects until the service is told to stop. One task runs it, once.
    package func run() async {
        await withDiscardingTaskGroup { group in
            var version: Int64?
            while isOpen {
                let catalog = catalog()
                if catalog.version != version {
                    version = catalog.version
                    for account in changed(in: catalog) {
                        group.addTask { await self.collect(account) }
                    }
                }
                await rest(Self.catalogInterval)
            }
        }
    }

    private nonisolated var isOpen: Bool { !Task.isCancelled && !Task.isShuttingDownGracefully }

    /// Waits, but not for longer than the service runs.
    private nonisolated func rest(_ pause: Duration) async {
        let moment = time.now + pause
        await cancelWhenGracefulShutdown { await self.time.sleep(until: moment) }
    }

    /// The enabled accounts of which nobody collects this edition.
    private func changed(in catalog: CatalogSnapshot) -> [Account] {
        let enabled = catalog.accounts.filter(\.isEnabled)
        let changed = enabled.filter { editions[$0.id] != $0.version }
        editions = Dictionary(uniqueKeysWithValues: enabled.map { ($0.id, $0.version) })
        return changed
    }

    // MARK: One account

    /// Collects for as long as the account stays as it is.
    private nonisolated func collect(_ account: Account) async {
        guard let sender = senders(account) as? any PullingSender, let interval = sender.pullInterval else {
            return
        }
        var failures = 0
        while isOpen, isCurrent(account) {
            guard !isResting() else {
                await rest(Self.catalogInterval)
                continue
            }
            switch await round(of: account, with: sender) {
            case .none:
                if failures > 0 { logger.notice("receipts can be fetched again", metadata: name(account)) }
                failures = 0
                await rest(interval)
            case .some(let reason):
                failures += 1
                if failures == 1 {
                    logger.warning(
                        "receipts cannot be fetched",
                        metadata: name(account).merging([
                            "reason": "\(reason)", LogKind.key: "\(LogKind.receiptsUnreachable)",
                        ]) { $1 })
                }
                await rest(Self.pause(after: failures, interval: interval))
            }
        }
    }

    /// Fetches until there is nothing more; returns the reason where that failed.
    private nonisolated func round(of account: Account, with sender: any PullingSender) async -> String? {
        for _ in 0..<Self.callsMax {
            guard isOpen else { return nil }
            switch await sender.pull() {
            case .some(let body): await keep(body, of: account)
            case .none: return nil
            case .failed(let reason): return reason
            }
        }
        return nil
    }

    /// Keeps what a provider gave and will not give again: for as long as the house lives, it tries.
    private nonisolated func keep(_ body: [UInt8], of account: Account) async {
        let callback = CallbackReceived(
            id: CallbackID(UniqueID(at: time.now, dice: dice)), account: account.id, at: time.now,
            origin: .pulled, contentType: "", query: "", body: body, peer: "")
        while true {
            do {
                return try await intake.receive(callback)
            } catch {
                guard error.kind == .full || error.kind == .overloaded, isOpen else {
                    return logger.error(
                        "fetched receipts were not recorded and are lost",
                        metadata: name(account).merging([
                            "reason": "\(error)", LogKind.key: "\(LogKind.receiptsLost)",
                        ]) { $1 })
                }
                await rest(Self.firstPause)
            }
        }
    }

    private nonisolated func isCurrent(_ account: Account) -> Bool {
        let now = catalog().account(account.id)
        return now?.isEnabled == true && now?.version == account.version
    }

    private nonisolated func name(_ account: Account) -> Logger.Metadata { ["account": "\(account.name)"] }

    /// Doubles with each failure, from the account's own interval on.
    static func pause(after failures: Int, interval: Duration) -> Duration {
        let start = max(interval, firstPause)
        return max(start, min(longestPause, start * (1 << min(failures - 1, 20))))
    }
}
