/// Where the house gets its time from: the machine's clock, or a simulation's.
package protocol TimeSource: Sendable {
    /// The current moment. The machine's clock may be set back; nothing here relies on it never being.
    var now: Timestamp { get }

    /// Returns at `moment` or when the task is cancelled, whichever is first.
    func sleep(until moment: Timestamp) async
}
