package import Messaging
import Synchronization

/// What each application and each account has spent a day, so that no budget is exceeded.
///
/// Shared by those who accept and those who send; the mutex guards the sums, and nothing waits under it. An
/// amount is reserved before an attempt begins and settled when it has ended, so that attempts under way
/// count as if they were paid.
package final class SpendingBook: Sendable {
    /// Whether an attempt may cost what it is going to cost.
    package enum Verdict: Equatable, Sendable {
        /// It may, and the amount is reserved.
        case fits
        /// The application's budget of its day would be exceeded.
        case applicationSpent
        /// The account's budget of its day would be exceeded.
        case accountSpent
    }

    private let sums = Mutex<[Spender: RecentDays<Money>]>([:])

    /// A book with nothing in it.
    package init() {}

    /// Reserves `charge` for both who pay, or for neither.
    ///
    /// - Parameters:
    ///   - applicationLimit: the application's budget a day; nil for no limit.
    ///   - accountLimit: the account's budget a day; nil for no limit.
    package func reserve(
        _ charge: Charge, application: ApplicationID, account: AccountID, applicationLimit: Money?,
        accountLimit: Money?
    ) -> Verdict {
        let (payer, carrier) = (Spender.application(application), Spender.account(account))
        return sums.withLock { sums in
            let ofApplication = Self.sum(sums, payer, charge.applicationDay) + charge.amount
            if let applicationLimit, ofApplication > applicationLimit { return .applicationSpent }
            let ofAccount = Self.sum(sums, carrier, charge.accountDay) + charge.amount
            if let accountLimit, ofAccount > accountLimit { return .accountSpent }
            Self.set(&sums, payer, charge.applicationDay, ofApplication)
            Self.set(&sums, carrier, charge.accountDay, ofAccount)
            return .fits
        }
    }

    /// Puts what an attempt really cost in the place of what was reserved for it.
    ///
    /// - Parameter actual: nil where it cost nothing, or never began.
    package func settle(
        _ reserved: Charge, actual: Charge?, application: ApplicationID, account: AccountID
    ) {
        sums.withLock { sums in
            for (charge, sign) in [(reserved, -1), (actual, 1)] {
                guard let charge else { continue }
                let amount = charge.amount * sign
                Self.add(&sums, .application(application), charge.applicationDay, amount)
                Self.add(&sums, .account(account), charge.accountDay, amount)
            }
        }
    }

    /// Enters what was recorded before a restart.
    package func restore(_ amount: Money, spentBy spender: Spender, on day: CivilDay) {
        sums.withLock { Self.add(&$0, spender, day, amount) }
    }

    /// What `spender` has spent on `day`, attempts under way included.
    package func spent(by spender: Spender, on day: CivilDay) -> Money {
        sums.withLock { Self.sum($0, spender, day) }
    }

    private static func sum(
        _ sums: [Spender: RecentDays<Money>], _ spender: Spender, _ day: CivilDay
    ) -> Money {
        sums[spender]?.amount(on: day) ?? .zero
    }

    private static func set(
        _ sums: inout [Spender: RecentDays<Money>], _ spender: Spender, _ day: CivilDay, _ amount: Money
    ) {
        sums[spender, default: RecentDays(nothing: .zero)].set(amount, on: day)
    }

    private static func add(
        _ sums: inout [Spender: RecentDays<Money>], _ spender: Spender, _ day: CivilDay, _ amount: Money
    ) {
        set(&sums, spender, day, max(.zero, sum(sums, spender, day) + amount))
    }
}
