import Messaging

/// A stretch of time in which an account is left alone.
///
/// A clock that shows a moment before it began was set back. The rest is then over, since nobody can tell how
/// much of it is left: so it never lasts longer than its own length, whatever the clock does.
struct Rest: Equatable, Sendable {
    let began: Timestamp
    let until: Timestamp

    init(from began: Timestamp, lasting length: Duration) {
        self.began = began
        until = began + max(.zero, length)
    }

    func lasts(at now: Timestamp) -> Bool { began <= now && now < until }

    /// Whether a call that ended at `now` and took so long was on its way when the rest began.
    func interrupted(callEndingAt now: Timestamp, took: Duration) -> Bool {
        began <= now && now.milliseconds - took.milliseconds < began.milliseconds
    }
}
