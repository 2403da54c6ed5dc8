import Messaging
import Policy

/// The three who limit how often a receiver is written to, asked and told together.
struct ReceiverGuards: Sendable {
    private var history = ReceiverHistory()
    private var repeats = RepeatGuard()
    private var firstTasks = FirstTasks()
    private var codes: CodeGuard?

    /// Guards that have seen nobody; nil lets all codes through.
    init(codeLimits: CodeGuardLimits?) { codes = codeLimits.map { CodeGuard(limits: $0) } }

    /// Counts a writing on all of them; `task` is nil where it is not known any more.
    mutating func record(_ writing: GuardedWriting, as task: DeliveryID?, at moment: Timestamp) {
        let channel = writing.channel
        history.record(writing.recipient, on: channel.id, limits: channel.receiverLimits, at: moment)
        if let text = writing.text, let window = channel.repeatWindow {
            repeats.record(text, window: window, at: moment)
            firstTasks[text] = task
        }
        if let code = writing.code { codes?.record(code, at: moment) }
    }

    /// What forbids a writing now; nil for nothing.
    mutating func refusal(of writing: GuardedWriting, now: Timestamp) -> Refusal? {
        let channel = writing.channel
        if let text = writing.text, let window = channel.repeatWindow,
            let wait = repeats.refusal(of: text, window: window, now: now)
        {
            return Refusal(repeating: firstTasks[text], for: wait)
        }
        if let reached = history.refusal(
            for: writing.recipient, on: channel.id, limits: channel.receiverLimits, now: now)
        {
            return Refusal(reached)
        }
        guard let code = writing.code, let reached = codes?.refusal(of: code, now: now) else { return nil }
        return codes.map { Refusal(reached, of: $0.limits) }
    }

    /// Forgets a writing that was counted at `moment`.
    mutating func takeBack(_ writing: GuardedWriting, at moment: Timestamp) {
        history.takeBack(writing.recipient, on: writing.channel.id, at: moment)
        if let text = writing.text {
            repeats.takeBack(text, at: moment)
            firstTasks[text] = nil
        }
        if let code = writing.code { codes?.takeBack(code, at: moment) }
    }
}
