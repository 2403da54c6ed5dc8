package import Catalog
package import Ledger
package import Logging
package import Messaging
import ServiceLifecycle

/// Tells the operator of troubles, once each, and when they are over.
///
/// Like ``NoticeDesk`` it works from the ledger's tables alone: the messages and the fact that they were
/// accepted are one record. A trouble that nobody wants to hear of is told to nobody, and that is the end
/// of it.
package actor AlertDesk: Service {
    private let bookkeeper: Bookkeeper
    private let catalog: @Sendable () -> CatalogSnapshot
    private let letters: AlertLetters
    private let time: any TimeSource
    private let logger: Logger
    private nonisolated let bell = TableBell()

    /// The end of what this desk recorded; the tables must have come there before it looks again.
    private var recorded = Position.start

    /// Troubles that are told at a time: each to at most a hundred targets.
    private static let alertsMax = 20

    /// A desk that does nothing before ``run()``.
    ///
    /// - Parameters:
    ///   - host: the machine's name, by which the operator knows which daemon speaks.
    ///   - dice: any number, a new one at each call; identifiers are made from it.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot, host: String,
        time: any TimeSource, dice: @escaping @Sendable () -> UInt64, logger: Logger
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.time = time
        self.logger = logger
        letters = AlertLetters(host: host, dice: dice)
    }

    /// Says that there may be something to tell. Cheap, and never waits.
    package nonisolated func ring() { bell.ring() }

    /// Tells what there is to tell, until the service is told to stop. One task runs it, once.
    ///
    /// - Throws: ``LedgerError`` when the house can keep nothing any more; the daemon must stop.
    package func run() async throws {
        try await bell.run(over: bookkeeper, time: time) { () throws(LedgerError) in try await self.turn() }
    }

    /// Sends a test through a target, whatever troubles it wants to hear of; nil means all that are switched
    /// on.
    ///
    /// - Throws: a refusal with 404 where there is no such target, with 409 where it is switched off.
    package nonisolated func test(_ name: String?) async throws(Refusal) -> [AlertTest] {
        let catalog = catalog()
        let targets = try Self.targets(name, in: catalog)
        let now = time.now
        let sent = targets.compactMap { target in
            letters.test(to: target, in: catalog, at: now).map { (target: target, letter: $0) }
        }
        guard !sent.isEmpty else { return [] }
        do {
            try await bookkeeper.record(sent.map { .messageAccepted($0.letter) })
        } catch {
            throw Admission.refusal(for: error)
        }
        return sent.map { AlertTest(target: $0.target.name, deliveries: $0.letter.deliveries.map(\.id)) }
    }

    private static func targets(
        _ name: String?, in catalog: CatalogSnapshot
    ) throws(Refusal) -> [AlertTarget] {
        guard let name else { return catalog.alertTargets.filter(\.isEnabled) }
        guard let target = catalog.alertTargets.first(where: { $0.name == name }) else {
            throw Refusal(.httpNotFound, "There is no alert target \(name).", field: "target")
        }
        guard target.isEnabled else {
            throw Refusal(
                .conflict, "The alert target \(name) is switched off. Switch it on with “apply”.",
                field: "target")
        }
        return [target]
    }

    private func turn() async throws(LedgerError) -> Position {
        do {
            return try await tellAll()
        } catch {
            guard !Task.isCancelled else { return .start }
            guard error.kind != .closed, error.kind != .damaged else { throw error }
            logger.warning("alerts could not be told yet", metadata: ["reason": "\(error)"])
            return .start
        }
    }

    private func tellAll() async throws(LedgerError) -> Position {
        while !Task.isCancelled {
            let untold = try await bookkeeper.read(after: recorded) { tables throws(LedgerError) in
                try await tables.untoldAlerts(limit: Self.alertsMax)
            }
            // What the tables do not have yet could be what was told a moment ago.
            guard !untold.isBehind else { break }
            guard !untold.value.isEmpty else { return untold.position }
            for view in untold.value { try await tell(view) }
        }
        return .start
    }

    private func tell(_ view: AlertView) async throws(LedgerError) {
        let now = time.now
        let accepted = letters.letters(about: view, in: catalog(), at: now)
        logger.log(
            level: view.isRecovery ? .notice : .warning, view.isRecovery ? "alert is over" : "alert",
            metadata: [
                "alert": "\(view.alert.key)", "level": "\(view.alert.level.rawValue)",
                "text": "\(view.alert.english)", "messages": "\(accepted.count)",
            ])
        let told = AlertTold(key: view.alert.key, at: now, isRecovery: view.isRecovery)
        recorded = try await bookkeeper.record(
            accepted.map { .messageAccepted($0) } + [.alertTold(told)], finishesAccepted: true)
    }
}
