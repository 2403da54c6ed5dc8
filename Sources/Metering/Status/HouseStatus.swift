package import Archive
package import Ledger
package import Messaging

/// How the house is at a moment: what an operator looks at first.
package struct HouseStatus: Sendable {
    /// Traffic within a window of time.
    package struct Rate: Sendable {
        /// The window's name: `minute`, `five_minutes` or `hour`.
        package let name: String
        /// What went through.
        package let traffic: Traffic
        /// In how long.
        package let span: Duration

        /// So many a minute.
        package func perMinute(_ count: KeyPath<Traffic, Int>) -> Double {
            let rate = Double(traffic[keyPath: count]) * 60_000 / Double(max(1, span.milliseconds))
            return (rate * 10).rounded() / 10
        }
    }

    /// When it was so.
    package let at: Timestamp
    /// What the process has taken of the machine.
    package let machine: MachineReading
    /// That nothing is sent, if that is so.
    package let hold: Hold?
    /// That nothing more is accepted, if somebody wants that.
    package let drain: Hold?
    /// Whether new messages are accepted.
    package let isTakingWork: Bool
    /// Bytes of journal that the tables do not hold yet.
    package let lagBytes: Int
    /// With more of them no new message is accepted.
    package let lagBytesMax: Int
    /// The lanes, the urgent one first.
    package let lanes: [LaneStatus]
    /// Deliveries that wait to be released.
    package let held: Int
    /// The accounts that somebody entered, the oldest first.
    package let accounts: [AccountStanding]
    /// Traffic of the last minute, five minutes and hour.
    package let rates: [Rate]
    /// Troubles that the operator was alerted to and that are not over, the oldest first.
    package let alerts: [AlertView]
}
