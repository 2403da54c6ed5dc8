import Catalog
import Messaging
import Policy

/// What attempts cost.
extension Dispatcher {
    /// Reserves what an attempt costs; false, and the delivery waits, if there is no money for it.
    nonisolated func affords(
        _ charge: Charge?, _ waiting: WaitingDelivery, through account: Account
    ) async -> Bool {
        guard let charge else { return true }
        let catalog = catalog()
        switch budgets.reserve(charge, for: waiting.line.application, through: account, in: catalog) {
        case .fits: return true
        case .accountSpent:
            await postpone([waiting], until: time.now + Self.shortPatience)
        case .applicationSpent:
            let zone = catalog.application(waiting.line.application).map(catalog.zone(of:))
            let tomorrow = (zone ?? catalog.houseZone).startOfDay(charge.applicationDay.next)
            await postpone([waiting], until: min(tomorrow, waiting.expiresAt))
        }
        return false
    }

    /// Takes a reservation back: there was no attempt.
    nonisolated func refund(_ passenger: Passenger, _ account: AccountID) {
        settle(passenger, account, nil)
    }

    /// Ends a reservation with what the attempt really cost.
    nonisolated func settle(_ passenger: Passenger, _ account: AccountID, _ actual: Charge?) {
        guard let charge = passenger.charge else { return }
        budgets.book.settle(
            charge, actual: actual, application: passenger.message.application, account: account)
    }
}
