package import Ledger
package import Logging
package import Messaging

extension LifeEvent {
    /// How the attempt ended, or what was reported or answered about it; nil where it is about something
    /// else.
    package var outcome: String? {
        switch what {
        case .attemptFinished(let finished, _): finished.result.outcome.name
        case .attemptDeclaredUncertain: Outcome.uncertain.name
        case .receiptArrived(let receipt): receipt.isDelivered ? "delivered" : "failed"
        case .attemptAnswered(let answered): answered.answer.name
        case .accepted, .attemptBegan, .controlled, .ended: nil
        }
    }

    /// Whether something went wrong, for now or for good.
    package var isFailure: Bool {
        switch what {
        case .accepted, .attemptBegan, .controlled: false
        case .attemptFinished(let finished, _):
            switch finished.result.outcome {
            case .delivered, .accepted: false
            case .rejected, .deferred, .uncertain: true
            }
        case .attemptDeclaredUncertain: true
        case .attemptAnswered(let answered):
            if case .failed = answered.answer { true } else { false }
        case .receiptArrived(let receipt): !receipt.isDelivered
        case .ended:
            switch state {
            case .failed, .expired, .uncertain: true
            case .waiting, .inFlight, .awaitingReceipt, .settling, .held, .delivered, .unconfirmed,
                .cancelled:
                false
            }
        }
    }

    /// How important it is: a warning is for somebody to look at, a notice is worth knowing.
    package var level: Logger.Level {
        switch what {
        case .accepted: .info
        case .attemptBegan(let insteadOf): insteadOf == nil ? .debug : .notice
        case .attemptFinished(let finished, _):
            switch finished.result.outcome {
            case .delivered, .accepted: .info
            case .uncertain, .rejected(.misconfigured): .warning
            case .rejected, .deferred: .notice
            }
        case .attemptDeclaredUncertain: .warning
        case .attemptAnswered: isFailure ? .notice : .info
        case .receiptArrived: isFailure ? .notice : .info
        case .controlled: .notice
        case .ended:
            switch state {
            case .failed, .expired, .uncertain: .warning
            case .unconfirmed, .cancelled: .notice
            case .waiting, .inFlight, .awaitingReceipt, .settling, .held, .delivered: .info
            }
        }
    }

    /// The kind of its entry in the log.
    package var kind: LogKind {
        switch what {
        case .accepted: .messageAccepted
        case .attemptBegan(let insteadOf): insteadOf == nil ? .attemptBegan : .accountChanged
        case .attemptFinished(let finished, _):
            finished.result.outcome == .uncertain ? .attemptUncertain : .attemptFinished
        case .attemptDeclaredUncertain: .attemptUncertain
        case .attemptAnswered: .attemptAnswered
        case .receiptArrived: .receiptArrived
        case .controlled: .deliveryControlled
        case .ended:
            switch state {
            case .failed: .deliveryFailed
            case .expired: .deliveryExpired
            case .uncertain: .deliveryUncertain
            case .unconfirmed: .deliveryUnconfirmed
            case .cancelled: .deliveryCancelled
            case .waiting, .inFlight, .awaitingReceipt, .settling, .held, .delivered: .deliveryDelivered
            }
        }
    }

    /// The word for what happened, for programs.
    package var word: String {
        switch what {
        case .accepted: "accepted"
        case .attemptBegan: "attempt_started"
        case .attemptFinished: "attempt_finished"
        case .attemptDeclaredUncertain: "declared_uncertain"
        case .attemptAnswered: "asked"
        case .receiptArrived: "receipt"
        case .controlled: "control"
        case .ended: "ended"
        }
    }
}
