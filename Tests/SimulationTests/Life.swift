import Catalog
import Intake
import Ledger
import Logging
import Messaging
import Outbound
import Policy
import Synchronization
import TestSupport

/// One run of the daemon in a world, from its start to its end or to the next power cut.
final class Life: Sendable {
    let world: World
    private let disk: PoweredDisk
    private let lines: [SeededLine]
    private var executors: Bookkeeper.Executors {
        Bookkeeper.Executors(writing: lines[0], reading: lines[1], following: lines[2])
    }
    private let isOver = Mutex(false)
    private let isExamined = Mutex(false)
    private let task = Mutex<Task<Void, Never>?>(nil)
    private let dispatcher = Mutex<Dispatcher?>(nil)
    private let bookkeeper = Mutex<Bookkeeper?>(nil)
    /// Whether it may end by itself, because a disk was told to fail.
    let mayFail: Bool

    init(world: World, mayFail: Bool) {
        self.world = world
        self.mayFail = mayFail
        lines = (0..<4).map { _ in world.executor.line() }
        let history = world.history
        disk = PoweredDisk(world.disk, line: lines[3]) { history.rescue($0) }
    }

    /// Whether ``examine()`` is done.
    var wasExamined: Bool { isExamined.withLock { $0 } }
    /// Whether nothing of it runs any more.
    var hasEnded: Bool { isOver.withLock { $0 } }
    /// Whether its power was not cut.
    var hasPower: Bool { disk.hasPower }

    /// Begins; everything happens in the world's executor.
    func begin() {
        // The world is where tasks begin, as the daemon's main function is outside.
        task.withLock { task in
            task = Task(executorPreference: world.executor) {
                await self.run()
                self.isOver.withLock { $0 = true }
            }
        }
    }

    /// Asks it to end.
    func cancel() { task.withLock { $0 }?.cancel() }

    /// Lets it do nothing any more that lasts.
    func cutPower() { disk.cutPower() }

    /// Brings the world's history up to what is durable now.
    func tellHistory() {
        if let bookkeeper = bookkeeper.withLock({ $0 }) { world.history.read(through: bookkeeper.durable) }
    }

    /// Compares the tables with the history, in the world's executor; the world is at rest.
    func examine() {
        guard let bookkeeper = bookkeeper.withLock({ $0 }) else { return }
        isExamined.withLock { $0 = false }
        // The world is where tasks begin, as the daemon's main function is outside.
        _ = Task(executorPreference: world.executor) {
            await LedgerExamination(world: self.world, executors: self.executors).run(bookkeeper)
            self.isExamined.withLock { $0 = true }
        }
    }

    /// Lets deliveries go on that somebody left held, in the world's executor.
    func release(_ deliveries: [DeliveryID]) {
        guard let bookkeeper = bookkeeper.withLock({ $0 }) else { return }
        // The world is where tasks begin, as the daemon's main function is outside.
        _ = Task(executorPreference: world.executor) { await self.release(deliveries, bookkeeper) }
    }

    /// Lets one of its threads stand still.
    func stall(_ line: Int, until moment: Timestamp) { lines[line].stall(until: moment) }

    private func run() async {
        do {
            let bookkeeper = try await world.ledgers.lived.open(
                disk: disk, limits: world.scenario.journal, executors: executors, time: world.time)
            guard hasPower else { return await bookkeeper.close() }
            self.bookkeeper.withLock { $0 = bookkeeper }
            world.history.reopen(durable: bookkeeper.durable)
            world.checkAcknowledged()
            try await work(with: bookkeeper)
            await bookkeeper.close()
        } catch {
            if hasPower, !mayFail { world.record.violate("I1: the daemon cannot start: \(error)") }
        }
    }

    private func work(with bookkeeper: Bookkeeper) async throws(LedgerError) {
        let reports = AsyncStream<OutsideRecord.Receipt>.makeStream()
        for receipt in world.record.receipts { reports.continuation.yield(receipt) }
        let allowances = Allowances(
            quotas: QuotaDesk(), receivers: ReceiverDesk(codeLimits: nil), spending: SpendingBook())
        try await allowances.remember(from: bookkeeper, catalog: world.catalog, now: world.time.now)
        try await restore(allowances.spending, from: bookkeeper)
        let dispatcher = dispatcher(bookkeeper, allowances.spending, reports.continuation)
        self.dispatcher.withLock { $0 = dispatcher }
        guard await isPrepared(dispatcher) else { return }
        await withTaskGroup { group in
            group.addTask { await self.serve("bookkeeper") { try await bookkeeper.run() } }
            group.addTask { await self.serve("dispatcher") { try await dispatcher.run() } }
            group.addTask { await self.carry(reports.stream, to: bookkeeper) }
            group.addTask { await self.control(bookkeeper) }
            group.addTask { await self.answer(bookkeeper, allowances) }
            await group.waitForAll()
        }
    }

    /// Learns what was spent, as the house does.
    private func restore(
        _ spending: SpendingBook, from bookkeeper: Bookkeeper
    ) async throws(LedgerError) {
        let since = TimeZoneRules.utc.day(of: world.time.now).advanced(by: -1)
        let known = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.spending(since: since)
        }.value
        for entry in known { spending.restore(entry.amount, spentBy: entry.spender, on: entry.day) }
    }

    private func isPrepared(_ dispatcher: Dispatcher) async -> Bool {
        do {
            try await dispatcher.prepare()
            return true
        } catch {
            if hasPower, !mayFail { world.record.violate("the daemon cannot prepare: \(error)") }
            return false
        }
    }

    /// Runs a service as the daemon does: when one ends, all end.
    private func serve(_ name: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch {
            world.record.note("\(name) failed: \(error)")
            if hasPower, !mayFail { world.record.violate("the \(name) failed: \(error)") }
        }
        if hasPower, !mayFail, !Task.isCancelled { world.record.violate("the \(name) ended") }
        cancel()
    }

    // MARK: Outbound

    private func dispatcher(
        _ bookkeeper: Bookkeeper, _ spending: SpendingBook,
        _ reports: AsyncStream<OutsideRecord.Receipt>.Continuation
    ) -> Dispatcher {
        Dispatcher(
            bookkeeper: bookkeeper, catalog: { [world] in world.catalog },
            senders: { self.sender(of: $0, bookkeeper, reports) },
            time: world.time, dice: { [world] in world.roll() }, spending: spending,
            limits: world.scenario.outbound, logger: Self.silence)
    }

    /// Logs nothing.
    static let silence = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }

    private func sender(
        of account: Account, _ bookkeeper: Bookkeeper,
        _ reports: AsyncStream<OutsideRecord.Receipt>.Continuation
    ) -> any Sender {
        let id = account.id
        let attempting = { @Sendable (orders: [AttemptOrder]) in
            await self.attempt(orders, through: id, bookkeeper, reports)
        }
        guard SimulatedCatalog.canBeAsked(id) else {
            return ScriptedGroup(
                capacity: SimulatedCatalog.capacity(of: id), pacing: SimulatedCatalog.pacing(of: id),
                recognisesRepeats: SimulatedCatalog.recognisesRepeats(id), script: attempting)
        }
        return ScriptedVendor(
            capacity: SimulatedCatalog.capacity(of: id), settlingTime: .seconds(6), attempting: attempting,
            answering: { await self.answer($0) })
    }

    private func attempt(
        _ orders: [AttemptOrder], through account: AccountID, _ bookkeeper: Bookkeeper,
        _ reports: AsyncStream<OutsideRecord.Receipt>.Continuation
    ) async -> [AttemptResult] {
        guard hasPower else { return orders.map { _ in AttemptResult(.uncertain) } }
        world.history.read(through: bookkeeper.durable)
        world.checkCall(orders, through: account)
        var results: [AttemptResult] = []
        var takes = Duration.zero
        for order in orders {
            let act = world.act(of: account)
            if act.arrives { world.checkArrival(order, through: account) }
            if act.isKnown { world.record.know(order.attempt) }
            for receipt in act.receipts {
                reports.yield(world.add(receipt, on: order.attempt, through: account))
            }
            takes = max(takes, act.takes ?? world.scenario.weather.patience)
            results.append(act.result)
        }
        if let dispatcher = dispatcher.withLock({ $0 }) { world.checkWindow(await dispatcher.activeCount) }
        await world.time.sleep(until: world.time.now + takes)
        guard hasPower else { return orders.map { _ in AttemptResult(.uncertain) } }
        for order in orders { world.record.endCall(order.attempt) }
        return Task.isCancelled ? orders.map { _ in AttemptResult(.uncertain) } : results
    }

    /// What a provider says of an attempt: the truth, or nothing.
    private func answer(_ inquiry: AttemptInquiry) async -> InquiryAnswer {
        await world.time.sleep(until: world.time.now + .milliseconds(20))
        guard hasPower, !world.happens(200) else { return .silent(text: "") }
        guard world.record.isKnown(inquiry.attempt) else { return .absent }
        let hasArrived = world.record.arrivals(of: inquiry.attempt.delivery).contains(inquiry.attempt)
        if world.happens(300) { return .underWay(providerMessageID: "known") }
        return hasArrived ? .delivered(code: "", text: "") : .failed(code: "", text: "")
    }

    // MARK: Intake

    /// Makes the requests that were not made yet, each at its time.
    private func answer(_ bookkeeper: Bookkeeper, _ allowances: Allowances) async {
        let intake = MessageIntake(
            bookkeeper: bookkeeper,
            admission: Admission(
                bookkeeper: bookkeeper, lagBytesMax: world.scenario.intake.ledgerLagBytesMax),
            allowances: allowances, catalog: { [world] in world.catalog }, time: world.time,
            dice: { [world] in world.roll() }, limits: world.scenario.intake)
        await withDiscardingTaskGroup { group in
            for (number, planned) in world.scenario.requests.enumerated() {
                group.addTask { await self.post(planned, number, to: intake, bookkeeper) }
            }
        }
    }

    private func post(
        _ planned: PlannedRequest, _ number: Int, to intake: MessageIntake, _ bookkeeper: Bookkeeper
    ) async {
        await world.time.sleep(until: world.began + planned.at)
        guard hasPower, !Task.isCancelled, world.record.post(number) else { return }
        do {
            let acceptance = try await intake.accept(
                planned.request(now: world.time.now, number: number), of: planned.application)
            guard hasPower else { return }
            world.record.acknowledge(acceptance)
            let reading = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                try await tables.delivery(acceptance.deliveries[0])
            }
            if hasPower, !reading.isBehind, reading.value == nil {
                world.record.violate("an accepted message was not found by who had sent it")
            }
        } catch {
            world.record.note("request \(number) was refused: \(error)")
        }
    }
}
