import Messaging

/// What changes a delivery's course from outside.
extension DeliveryModel {
    /// Somebody wants something of it, and gets it where that is still possible.
    mutating func obey(_ controlled: DeliveryControlled) {
        switch (controlled.control, state) {
        case (.cancel, .waiting), (.cancel, .held):
            turn(at: controlled.at)
            state = .cancelled
        case (.hold, .waiting):
            turn(at: controlled.at)
            state = .held
        case (.release(let moment), .held):
            state = .waiting
            due = moment
        case (.reschedule(let moment, let last), .waiting), (.reschedule(let moment, let last), .held):
            turn(at: controlled.at)
            (due, expiresAt) = (moment, last)
        case (.cancel, .inFlight): wish = .cancel
        case (.hold, .inFlight): if wish == .none { wish = .hold }
        case (.release, .inFlight): if wish == .hold { wish = .none }
        default: break
        }
    }

    /// A provider reports. That an attempt failed says nothing of the one after it, and what is held stays so
    /// unless the report ends it.
    mutating func settle(_ receipt: ReceiptArrived) {
        guard !state.isFinal || state == .unconfirmed || state == .uncertain else { return }
        guard receipt.isDelivered || receipt.attempt.number >= attempts else { return }
        if !receipt.isDelivered, let again = receipt.followUp?.disposition.anotherAttempt {
            guard state != .held else { return }
            turn(at: receipt.at)
            return wait(until: again)
        }
        turn(at: receipt.at)
        state = receipt.isDelivered ? .delivered : .failed
    }
}

extension Disposition {
    /// When another attempt is wanted; nil where none is.
    fileprivate var anotherAttempt: Timestamp? {
        switch self {
        case .retry(let again), .tryAnotherAccount(let again): again
        case .done, .awaitReceipt, .ask, .fail, .leaveUncertain: nil
        }
    }
}
