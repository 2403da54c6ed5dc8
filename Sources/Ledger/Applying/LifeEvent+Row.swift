import Messaging

extension LifeEvent {
    /// The acceptance of a message: one event however many receivers it has.
    init(_ accepted: MessageAccepted) {
        let message = accepted.message
        let only = message.isBatch ? nil : accepted.deliveries.first
        let due = only?.notBefore ?? message.dueAt
        self.init(
            .accepted(
                receivers: accepted.deliveries.count, due: due > message.acceptedAt ? due : nil),
            at: message.acceptedAt, delivery: only?.id, batch: message.isBatch ? message.id : nil,
            line: message.line, recipient: only?.recipient, state: .waiting, attempt: nil, account: nil)
    }
}

extension DeliveryRow {
    /// The end that it has come to.
    func end(at moment: Timestamp, attempt: Int, batch: MessageID?) -> LifeEvent {
        event(.ended(code: code, text: text), at: moment, attempt: attempt, batch: batch)
    }

    /// What happened to it, as it is now.
    func event(
        _ what: LifeEvent.What, at moment: Timestamp, attempt: Int, batch: MessageID?
    ) -> LifeEvent {
        var account = account
        if case .attemptFinished(let finished, _) = what { account = finished.account }
        return LifeEvent(
            what, at: moment, delivery: id, batch: batch, line: line, recipient: recipient, state: state,
            attempt: attempt > 0 ? attempt : nil, account: account)
    }
}
