import Catalog
import Messaging

/// What must be true of money, quotas, breakers and quiet hours, derived from the journal alone.
struct HouseModel {
    private struct Purse: Hashable {
        var spender: Spender
        var day: CivilDay
    }

    private struct Quota: Hashable {
        var application: ApplicationID
        var day: CivilDay
    }

    private let catalog: CatalogSnapshot
    private var paid: [Purse: Money] = [:]
    /// What attempts under way are going to cost.
    private var promised: [AttemptID: [Purse: Money]] = [:]
    private var receivers: [Quota: Int] = [:]
    /// The last change of each account's breaker.
    private(set) var breakers: [AccountID: BreakerChanged] = [:]

    /// An attempt that was on its way when its account's rest, or its receiver's night, began is let go. The
    /// tables may stand still that long between the decision and the attempt.
    private static let slack = Duration.seconds(1)

    init(catalog: CatalogSnapshot) { self.catalog = catalog }

    /// Takes in an event about a delivery that stood as `model` says; returns what is wrong with it.
    mutating func apply(_ event: Event, of model: DeliveryModel?) -> String? {
        switch event {
        case .messageAccepted(let accepted): return count(accepted)
        case .breakerChanged(let change): breakers[change.account] = change
        case .attemptStarted(let started):
            guard let message = model?.message, let recipient = model?.recipient else { return nil }
            promised[started.attempt] = purses(started.charge, message, started.account)
            return [rest(started), quiet(started, message, recipient), overspent()].lazy
                .compactMap(\.self).first
        case .attemptFinished(let finished):
            pay(finished.attempt, purses(finished.charge, model?.message, finished.account))
            return overspent()
        case .attemptDeclaredUncertain(let declared):
            // Nobody knows that it cost nothing.
            pay(declared.attempt, promised[declared.attempt] ?? [:])
            return overspent()
        default: break
        }
        return nil
    }

    /// The daemon starts anew. Of attempts that a receipt settled nobody asks any more what they cost.
    mutating func restart(isUnderWay: (AttemptID) -> Bool) {
        promised = promised.filter { isUnderWay($0.key) }
    }

    /// What was paid by `spender` on `day`.
    func paid(by spender: Spender, on day: CivilDay) -> Money {
        paid[Purse(spender: spender, day: day)] ?? .zero
    }

    /// By how many and on how many days something was paid.
    var purseCount: Int { paid.count }

    /// How many receivers counted on an application's day.
    func receivers(of application: ApplicationID, on day: CivilDay) -> Int {
        receivers[Quota(application: application, day: day)] ?? 0
    }

    private mutating func count(_ accepted: MessageAccepted) -> String? {
        let application = accepted.message.application
        guard let quota = catalog.application(application)?.dailyQuota, quota > 0 else { return nil }
        guard let day = accepted.message.quotaDay else { return "a message counts on no day" }
        receivers[Quota(application: application, day: day), default: 0] += accepted.deliveries.count
        let used = receivers[Quota(application: application, day: day)] ?? 0
        return used > quota ? "\(used) receivers were accepted on \(day), the quota is \(quota)" : nil
    }

    private func purses(_ charge: Charge?, _ message: Message?, _ account: AccountID) -> [Purse: Money] {
        guard let charge, let message else { return [:] }
        return [
            Purse(spender: .application(message.application), day: charge.applicationDay): charge.amount,
            Purse(spender: .account(account), day: charge.accountDay): charge.amount,
        ]
    }

    private mutating func pay(_ attempt: AttemptID, _ actual: [Purse: Money]) {
        promised[attempt] = nil
        paid.merge(actual) { $0 + $1 }
    }

    private func overspent() -> String? {
        let sums = promised.values.reduce(into: paid) { $0.merge($1) { $0 + $1 } }
        for (purse, sum) in sums {
            guard let budget = budget(of: purse.spender), sum > budget else { continue }
            return "\(sum) were spent on \(purse.day) by \(purse.spender), the budget is \(budget)"
        }
        return nil
    }

    private func budget(of spender: Spender) -> Money? {
        switch spender {
        case .application(let application): catalog.application(application)?.dailyBudget
        case .account(let account): catalog.account(account)?.dailyBudget
        }
    }

    private func rest(_ started: AttemptStarted) -> String? {
        guard let breaker = breakers[started.account], let until = breaker.until,
            started.at >= breaker.at + Self.slack, started.at < until
        else { return nil }
        return "account \(started.account) was used at \(started.at), its breaker is open until \(until)"
    }

    private func quiet(
        _ started: AttemptStarted, _ message: Message, _ recipient: Recipient
    ) -> String? {
        guard message.messageClass == .notice || message.messageClass == .marketing,
            let channel = catalog.channel(message.channel), let hours = channel.quietHours
        else { return nil }
        let zone = catalog.zone(of: recipient, on: channel)
        let before = Timestamp(milliseconds: started.at.milliseconds - Self.slack.milliseconds)
        guard hours.contains(started.at, in: zone), hours.contains(before, in: zone) else { return nil }
        return "\(started.attempt.short) began at \(started.at), in the quiet hours \(hours) of \(zone.name)"
    }
}
