import Policy

/// What others see of the dispatcher, and tell it.
extension Dispatcher {
    /// What the accounts are doing, in order of age.
    package var accounts: [AccountStatus] { windows.statuses }

    /// Deliveries in memory.
    package var activeCount: Int { schedule.count }

    /// Has the dispatcher look again whether the queue is held.
    package nonisolated func lookAgain() { bell.ring() }
}
