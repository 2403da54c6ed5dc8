import Messaging

extension LedgerBatch {
    mutating func accept(_ accepted: MessageAccepted) {
        add(accepted.message, deliveries: accepted.deliveries)
        counts.add(at: accepted.message.acceptedAt, line: accepted.message.line) { counts in
            counts.accepted += accepted.deliveries.count
        }
    }
}
