import Catalog
import Intake
import Messaging
import Outbound
import Policy
import Synchronization
import TestSupport

/// A simulated world: what outlives the daemon, and the loop that runs everything.
final class World: Sendable {
    let scenario: Scenario
    let catalog: CatalogSnapshot
    let time: SimulatedTime
    let executor: SeededExecutor
    let disk = SimulatedDisk()
    let ledgers: Ledgers
    let record: OutsideRecord
    let history: History
    let began: Timestamp
    private let counter = Mutex(0)
    private let dice: Mutex<Dice>
    private let chance: Mutex<Dice>

    /// A world as `scenario` describes it; it keeps a log if `isTold`.
    init(_ scenario: Scenario, ledgers: Ledgers, isTold: Bool = false) {
        self.scenario = scenario
        began = scenario.begins
        time = SimulatedTime(began)
        catalog = scenario.isThrifty ? SimulatedCatalog.thrifty : SimulatedCatalog.ample
        executor = SeededExecutor(seed: scenario.seed &+ 1, time: time)
        dice = Mutex(Dice(seed: scenario.seed &+ 2))
        chance = Mutex(Dice(seed: scenario.seed &+ 3))
        record = OutsideRecord(time: time, isTold: isTold)
        history = History(disk: disk, limits: scenario.journal, record: record, catalog: catalog)
        self.ledgers = ledgers
    }

    /// How many jobs were run.
    var steps: Int { counter.withLock { $0 } }

    /// Counts a job.
    func countStep() { counter.withLock { $0 += 1 } }

    // MARK: Chance

    /// The dice of the house.
    func roll() -> UInt64 { dice.withLock { $0.next() } }

    /// What an attempt through `account` meets now.
    func act(of account: AccountID) -> Weather.Act {
        let age = time.now - began
        return chance.withLock { scenario.weather.act(of: account, age: age, &$0) }
    }

    /// Whether something happens that happens `count` times in a thousand.
    func happens(_ count: Int) -> Bool {
        count > 0 && chance.withLock { Int.random(in: 0..<1000, using: &$0) } < count
    }

    /// A number below `bound`.
    func random(below bound: Int) -> Int { chance.withLock { Int.random(in: 0..<bound, using: &$0) } }

    // MARK: What happens outside

    /// Lets a provider report on an attempt.
    func add(
        _ report: Weather.Act.Report, on attempt: AttemptID, through account: AccountID
    ) -> OutsideRecord.Receipt {
        record.add(
            ReceiptReport(
                attempt: attempt, account: account, providerMessageID: "", isDelivered: report.isDelivered,
                code: report.code, text: ""),
            at: time.now + report.after)
    }

    // MARK: What must be true at once

    /// Whenever something is sent: the window holds what its limits say, a few of each line, and what one
    /// refill brought.
    func checkWindow(_ count: Int) {
        let limits = scenario.outbound.schedule
        let lines = Set(history.deliveries.map(\.model.message.line)).count
        let most = limits.active + 16 * lines + limits.activePerLine
        if count > most { record.violate("I8: \(count) deliveries are in memory, \(most) may be") }
    }

    /// After a start: everything that an application was told is in the journal, and so is every attempt
    /// that reached a provider.
    func checkAcknowledged() {
        for acceptance in record.acceptances
        where history.deliveries(of: acceptance.message) != acceptance.deliveries {
            record.violate("I1: \(acceptance.deliveries.map(\.short)) were acknowledged and are lost")
        }
        for call in record.calls
        where history.delivery(call.delivery).map({ $0.attempts < call.number }) ?? true {
            record.violate("I2: \(call.short) was called and its beginning is lost")
        }
    }

    /// When an account is used: it keeps to its pace, over restarts too, and takes no more than it can.
    func checkCall(_ orders: [AttemptOrder], through account: AccountID) {
        let before = record.use(account)
        if let pace = SimulatedCatalog.pacing(of: account).calls {
            let window = Duration.seconds(5)
            let most = pace.burst + Int(window / pace.interval)
            let used = before.filter { time.now - $0 < window }.count + 1
            if used > most { record.violate("account \(account) was used \(used) times in \(window)") }
        }
        let capacity = SimulatedCatalog.capacity(of: account)
        if orders.count > max(capacity.sameContent, capacity.sameTemplate, capacity.anyContent) {
            record.violate("\(orders.count) deliveries went through account \(account) at once")
        }
        if orders.count > 1, orders.contains(where: { $0.message.messageClass == .code }) {
            record.violate("a code travelled with others")
        }
        for order in orders { checkCall(order) }
    }

    /// When a provider is given a message.
    private func checkCall(_ order: AttemptOrder) {
        record.beginCall(order.attempt)
        guard let model = history.delivery(order.attempt.delivery), model.open == order.attempt.number else {
            return record.violate("I2: \(order.attempt.short) was called before its beginning was durable")
        }
        if model.state == .cancelled {
            record.violate("\(order.attempt.short) was called although it had been cancelled before it began")
        }
        if order.message.content != model.message.content {
            record.violate("\(order.attempt.short) has another text")
        }
        // It may wait for the journal and the tables after it was found to be in time.
        if time.now > model.expiresAt + .seconds(12) {
            record.violate("I6: \(order.attempt.short) was called \(time.now - model.expiresAt) too late")
        }
    }

    /// When a recipient gets a message.
    func checkArrival(_ order: AttemptOrder, through account: AccountID) {
        let before = record.arrive(order.attempt)
        guard !before.isEmpty, let model = history.delivery(order.attempt.delivery) else { return }
        let channel = SimulatedCatalog.channels.first { $0.id == model.message.channel }
        if model.message.messageClass == .code {
            record.violate("a code arrived twice: \(order.attempt.short)")
        }
        if let silent = before.first(where: { !model.uncertain.contains($0.number) }) {
            record.violate(
                "\(order.attempt.short) arrived again although \(silent.short) was known to have arrived")
        }
        // Marketing is repeated only after an account whose receiving side recognises repeats.
        let mayRepeat =
            [.alert, .marketing].contains(model.message.messageClass)
            || channel?.whenUncertain == .resend
        if !mayRepeat { record.violate("\(order.attempt.short) arrived twice although its class forbids it") }
    }
}
