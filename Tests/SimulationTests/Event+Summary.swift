import Messaging

extension Event {
    /// The delivery it speaks of; nil where it makes them.
    var delivery: DeliveryID? {
        switch self {
        case .messageAccepted, .callbackReceived, .callbackRead, .receiptUnparked, .recipientSuppressed,
            .suppressionLifted, .noticeTaken, .breakerChanged, .alertRaised, .alertResolved, .alertTold:
            nil
        case .deliveryControlled(let controlled): controlled.delivery
        case .attemptStarted(let started): started.attempt.delivery
        case .attemptFinished(let finished): finished.attempt.delivery
        case .attemptDeclaredUncertain(let declared): declared.attempt.delivery
        case .attemptAnswered(let answered): answered.attempt.delivery
        case .receiptArrived(let receipt): receipt.attempt.delivery
        case .deliveryExpired(let expired): expired.delivery
        case .deliveryFailed(let failed): failed.delivery
        }
    }

    /// One line for the log of a world.
    var summary: String {
        switch self {
        case .messageAccepted(let accepted):
            "accepted \(accepted.message.messageClass) \(accepted.deliveries.map(\.id.short)) due "
                + "\(accepted.message.dueAt) expires \(accepted.message.expiresAt)"
        case .attemptStarted(let started): "started \(started.attempt.short) through \(started.account)"
        case .attemptFinished(let finished):
            "finished \(finished.attempt.short) \(finished.result.outcome.name): \(finished.disposition)"
        case .attemptDeclaredUncertain(let declared):
            "declared uncertain \(declared.attempt.short): \(declared.disposition)"
        case .attemptAnswered(let answered):
            "answered \(answered.attempt.short) \(answered.answer.name): \(answered.disposition)"
        case .callbackReceived(let callback): "callback \(callback.id) through \(callback.account)"
        case .callbackRead(let read): "callback \(read.id) was read: \(read.matched) matched"
        case .receiptUnparked(let unparked): "receipt \(unparked.place) of \(unparked.callback) unparked"
        case .recipientSuppressed(let suppression): "suppressed \(suppression.recipient)"
        case .suppressionLifted(let lifted): "suppression of \(lifted.recipient) lifted"
        case .receiptArrived(let receipt):
            "receipt \(receipt.attempt.short) delivered: \(receipt.isDelivered) "
                + (receipt.followUp.map { "\($0.rule): \($0.disposition)" } ?? "")
        case .deliveryExpired(let expired): "expired \(expired.delivery.short) \(expired.reason)"
        case .deliveryFailed(let failed): "failed \(failed.delivery.short) \(failed.reason)"
        case .deliveryControlled(let controlled):
            "\(controlled.control) \(controlled.delivery.short)"
        case .noticeTaken(let taken): "notice \(taken.notice) taken"
        case .breakerChanged(let change):
            "breaker of \(change.account) \(change.state.name) until \(change.until?.description ?? "-")"
        case .alertRaised(let alert): "alert \(alert.key)"
        case .alertResolved(let resolved): "alert \(resolved.key) is over"
        case .alertTold(let told): "alert \(told.key) told"
        }
    }
}

extension DeliveryID {
    /// Its last six digits.
    var short: String { String(description.suffix(6)) }
}

extension AttemptID {
    /// Its delivery's last six digits and its number.
    var short: String { "\(delivery.short).\(number)" }
}
