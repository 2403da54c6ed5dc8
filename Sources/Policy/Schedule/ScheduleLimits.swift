/// How much of the waiting work is kept in memory. What does not fit waits in the ledger.
package struct ScheduleLimits: Equatable, Sendable {
    /// Deliveries in memory over all lines. About 300 bytes each. Postfix's `qmgr_message_active_limit`.
    package var active: Int
    /// Deliveries in memory of one line, so that no line crowds the others out.
    package var activePerLine: Int
    /// Deliveries due later than this from now stay in the ledger until their time comes nearer.
    package var horizon: Duration

    /// Limits; `active` is the setting `schedule_active_limit`, and a line gets a tenth of it.
    package init(active: Int = 20_000, activePerLine: Int? = nil, horizon: Duration = .seconds(60)) {
        self.active = active
        self.activePerLine = activePerLine ?? max(16, active / 10)
        self.horizon = horizon
    }
}
