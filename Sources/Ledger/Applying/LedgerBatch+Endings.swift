import Messaging

extension LedgerBatch {
    mutating func settle(_ receipt: ReceiptArrived) throws {
        try change(receipt.attempt.delivery) { row in
            guard row.mayBeSettled else { return }
            row.receipt = receipt.isDelivered ? .delivered : .failed
            row.receiptAt = receipt.at
            row.code = receipt.code
            row.text = receipt.text
            row.become(receipt.isDelivered ? .delivered : .failed, at: receipt.at)
        }
    }

    mutating func expire(_ expired: DeliveryExpired) throws {
        try change(expired.delivery) { row in
            guard !row.state.isFinal else { return }
            switch expired.reason {
            case .tooLateToSend:
                row.become(.expired, at: expired.at)
                row.text = "It was too late to send it."
            case .noReceipt:
                row.become(.unconfirmed, at: expired.at)
                row.receipt = .timeout
                row.receiptAt = expired.at
            }
        }
    }

    mutating func fail(_ failed: DeliveryFailed) throws {
        try change(failed.delivery) { row in
            guard !row.state.isFinal else { return }
            row.become(.failed, at: failed.at)
            row.text = failed.reason
        }
    }
}

extension DeliveryRow {
    /// A receipt settles what is open, and what ended only because no word came.
    fileprivate var mayBeSettled: Bool {
        !state.isFinal || state == .unconfirmed || state == .uncertain
    }
}
