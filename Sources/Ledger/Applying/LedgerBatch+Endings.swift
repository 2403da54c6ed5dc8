import Messaging

extension LedgerBatch {
    mutating func settle(_ receipt: ReceiptArrived) throws {
        let number = receipt.attempt.number
        let row = try change(receipt.attempt.delivery, attempt: number, at: receipt.at) { row in
            // That an attempt failed says nothing of the one after it.
            if !row.state.isSettled, receipt.isDelivered || number >= row.attempts { row.take(receipt) }
            return .receiptArrived(receipt)
        }
        guard let row else { return }
        changeAttempt(row, number) { $0.receipt = receipt }
        if let account = row.account { tell(.receiptArrived(account, isDelivered: receipt.isDelivered)) }
    }

    mutating func expire(_ expired: DeliveryExpired) throws {
        try change(expired.delivery, at: expired.at) { row in
            row.take(expired)
            return nil
        }
    }

    mutating func fail(_ failed: DeliveryFailed) throws {
        try change(failed.delivery, at: failed.at) { row in
            guard !row.state.isFinal else { return nil }
            row.become(.failed, at: failed.at)
            row.text = failed.reason
            return nil
        }
    }
}

extension DeliveryRow {
    fileprivate mutating func take(_ receipt: ReceiptArrived) {
        (code, text) = (receipt.code, receipt.text)
        if !receipt.isDelivered, let followUp = receipt.followUp {
            switch followUp.disposition {
            case .tryAnotherAccount(let again):
                exclude(followUp.account)
                return reopen(at: receipt.at, due: again)
            case .retry(let again):
                return reopen(at: receipt.at, due: again)
            case .done, .awaitReceipt, .ask, .fail, .leaveUncertain: break
            }
        }
        self.receipt = receipt.isDelivered ? .delivered : .failed
        // Providers' clocks are their own; a report is neither older than the message nor from tomorrow.
        receiptAt = max(acceptedAt, min(receipt.reportedAt ?? receipt.at, receipt.at))
        become(receipt.isDelivered ? .delivered : .failed, at: receipt.at)
    }

    fileprivate mutating func take(_ expired: DeliveryExpired) {
        guard !state.isFinal else { return }
        switch expired.reason {
        case .tooLateToSend:
            become(.expired, at: expired.at)
            text = "It was too late to send it."
        case .noReceipt:
            // A receipt may have come in the last moment and made it wait for another attempt.
            guard state == .awaitingReceipt || state == .settling else { return }
            become(state == .settling ? .uncertain : .unconfirmed, at: expired.at)
            receipt = .timeout
            receiptAt = expired.at
        }
    }

    /// Waits for another attempt. The receipt belongs to the attempt before it.
    private mutating func reopen(at moment: Timestamp, due: Timestamp) {
        // Somebody has already made it wait, and for longer.
        guard state != .held else { return }
        receipt = .none
        receiptAt = nil
        wait(until: due, at: moment)
    }
}
