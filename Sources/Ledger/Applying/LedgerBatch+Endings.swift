import Messaging

extension LedgerBatch {
    mutating func settle(_ receipt: ReceiptArrived) throws {
        try change(receipt.attempt.delivery) { row in
            // That an attempt failed says nothing of the one after it.
            guard row.mayBeSettled, receipt.isDelivered || receipt.attempt.number >= row.attempts else {
                return
            }
            row.receipt = receipt.isDelivered ? .delivered : .failed
            // Providers' clocks are their own; a report is neither older than the message nor from tomorrow.
            row.receiptAt = max(row.acceptedAt, min(receipt.reportedAt ?? receipt.at, receipt.at))
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
                row.become(row.state == .settling ? .uncertain : .unconfirmed, at: expired.at)
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
