package import Messaging

/// One walk through the tables that deletes what is over and old, in the order of the rows' numbers.
///
/// Its owner takes it from step to step with ``Bookkeeper/advance(_:)`` and may rest between them, or let go
/// of it: each step leaves the tables whole, and the next walk begins at the oldest row again. What is not
/// over stays, however old it is, and so does what somebody is still to be told of, and what a limit still
/// counts.
package struct Sweep: Sendable {
    /// What is looked at, in this order.
    enum Stage: Int {
        case messages, callbacks, alerts, limits, sums, pages, over
    }

    /// What ended before goes; nil is for ever.
    let messages: Timestamp?
    let callbacks: Timestamp?
    let sums: Timestamp?
    /// What limited something until then limits nothing more.
    let limits: Timestamp

    var stage = Stage.messages
    /// The number of the last row that was done with, in the stage's table.
    var row: Int64 = 0
    /// The number of the last delivery that was done with, in the message after ``row``.
    var delivery: Int64 = 0

    /// What was deleted so far.
    package internal(set) var deleted = SweptRows()
    /// For how long the last step kept everybody else from writing.
    package internal(set) var took = Duration.zero

    /// Whether all was seen.
    package var isOver: Bool { stage == .over }

    /// A walk that is to leave what `terms` keep at `now`.
    package init(keeping terms: RetentionTerms, at now: Timestamp) {
        func ago(_ life: Duration) -> Timestamp {
            Timestamp(milliseconds: now.milliseconds - life.milliseconds)
        }
        messages = terms.messages.map(ago)
        callbacks = terms.callbacks.map(ago)
        sums = terms.messages.map { ago(max($0, RetentionTerms.sums)) }
        limits = ago(Idempotency.life * 2)
    }

    mutating func enterNextStage() {
        stage = Stage(rawValue: stage.rawValue + 1) ?? .over
        (row, delivery) = (0, 0)
    }
}
