import Ledger
package import Messaging

/// What somebody wants of a delivery.
///
/// Whether it can be done is seen twice: before it is recorded, so that nothing useless is, and after that,
/// because an attempt may have begun or ended in between.
package enum DeliveryWish: Equatable, Sendable {
    /// It is not to be sent any more.
    case cancel
    /// It is to wait until it is released.
    case hold
    /// What is held may go on: at its time, or at once where that has passed.
    case release
    /// It is to be sent at another time; a moment that has passed means at once.
    case reschedule(to: Timestamp)
    /// What waits for another attempt is to be attempted at once.
    case retry

    /// What is recorded about a delivery that stands so; nil where the wish comes too late, or is fulfilled.
    func control(of delivery: DeliveryView, now: Timestamp) -> DeliveryControlled.Control? {
        switch (self, delivery.state) {
        case (.cancel, .waiting), (.cancel, .held), (.cancel, .inFlight): .cancel
        case (.hold, .waiting), (.hold, .inFlight): .hold
        case (.release, .held): .release(due: max(delivery.due, now))
        case (.release, .inFlight): delivery.isWished ? .release(due: now) : nil
        case (.reschedule(let moment), .waiting), (.reschedule(let moment), .held):
            reschedule(delivery, to: max(moment, now))
        case (.retry, .waiting) where delivery.attempts > 0 && delivery.due > now:
            .reschedule(due: now, expiresAt: delivery.expiresAt)
        default: nil
        }
    }

    /// The message's life begins again at its new time: as long as it had from the moment it was due.
    private func reschedule(_ delivery: DeliveryView, to due: Timestamp) -> DeliveryControlled.Control? {
        guard due != delivery.due else { return nil }
        let life = delivery.message.expiresAt - delivery.message.dueAt
        return .reschedule(due: due, expiresAt: due + life)
    }

    /// What became of it.
    ///
    /// - Parameters:
    ///   - effect: what came of recording it; nil where nothing was recorded.
    ///   - state: where the delivery stands with that.
    func answer(to effect: ControlEffect?, in state: DeliveryState) -> ControlAnswer {
        switch effect {
        case .done: return .done
        case .wished: return .noted
        case .ignored, nil: break
        }
        switch (self, state) {
        case (.retry, .held): return .held
        case (.cancel, .cancelled), (_, .waiting), (_, .held): return .alreadySo
        case (.release, .inFlight) where effect == nil: return .alreadySo
        case (_, .inFlight): return .underWay
        default: return state.isFinal ? .over : .withProvider
        }
    }
}
