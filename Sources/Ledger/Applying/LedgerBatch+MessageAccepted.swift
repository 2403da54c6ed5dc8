import Messaging

extension LedgerBatch {
    mutating func accept(_ accepted: MessageAccepted) throws {
        let message = accepted.message
        let (number, deliveries) = add(message, deliveries: accepted.deliveries)
        counts.add(at: message.acceptedAt, line: message.line) { $0.accepted += deliveries.count }
        tell(.accepted(message.line, deliveries: deliveries.count))
        tell(LifeEvent(accepted))
        daily.add(deliveries, acceptedAt: message.acceptedAt)
        if let day = message.quotaDay {
            daily.add(receivers: deliveries.count, of: message.application, on: day)
        }
        if let guarding = message.guarding {
            try remember(deliveries, guarding, at: message.acceptedAt)
        }
        if let idempotency = message.idempotency {
            try remember(idempotency, of: message, numbered: number)
        }
    }
}
