import Messaging

/// A failure as a rule's action looks at it.
struct FailedAttempt {
    /// How the attempt ended; nil where its receipt says that it did not arrive.
    var outcome: Outcome?
    /// Which try it was.
    var number: Int
    /// When its failure was known.
    var endedAt: Timestamp
    /// When the provider wants to be asked again, counted from then.
    var retryAfter: Duration?

    /// How its delivery ends if nothing is tried any more: what may have arrived is never called failed.
    var end: Disposition { outcome == .uncertain ? .leaveUncertain : .fail }

    /// Another attempt, by whatever account, would reach a recipient who does not want it.
    var isRefusedByRecipient: Bool { outcome == .rejected(.recipientBlocked) }
}
