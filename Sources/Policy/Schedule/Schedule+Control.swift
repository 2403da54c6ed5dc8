package import Messaging

/// What changes a delivery's course from outside: somebody's wish, or a receipt that does not end it.
///
/// The ledger decides what can still be changed. So a delivery that is not in hand goes back there, and comes
/// again as a refill if it still waits; one that is in hand follows when it would wait again.
extension Schedule {
    mutating func obey(_ controlled: DeliveryControlled, position: Position) {
        let delivery = controlled.delivery
        let entry = entries[delivery]
        // Nothing of what a provider has can be changed.
        if let entry, entry.waiting.purpose != .attempt { return }
        guard entry?.isInFlight != true else {
            entries[delivery]?.isOutdated = true
            // Once its attempt has begun it is too late; the ledger keeps it as a wish, or not at all.
            if let entry, entry.begun == entry.waiting.attempts {
                entries[delivery]?.wantedDue = controlled.due ?? controlled.at
            }
            return
        }
        depart(delivery, position: position)
        if entry == nil { readAgain(from: controlled.at) }
        switch controlled.control {
        case .cancel, .hold: break
        case .release(let due), .reschedule(let due, _):
            spill(controlled.line, due: min(due, entry?.waiting.due ?? due))
        }
    }

    /// When a delivery in hand is due whose course somebody wanted changed before its attempt began; nil if
    /// nobody did. Who wanted it was told that it is so, so the attempt must not be made.
    package func recall(of delivery: DeliveryID) -> Timestamp? { entries[delivery]?.wantedDue }

    /// Lets a delivery go on whose receipt says that it did not arrive. That an attempt failed says nothing
    /// of the one after it.
    mutating func reopen(_ receipt: ReceiptArrived, in line: Line, due: Timestamp, position: Position) {
        let delivery = receipt.attempt.delivery
        let entry = entries[delivery]
        guard receipt.attempt.number >= entry?.begun ?? 0 else { return }
        if let entry, entry.isInFlight, entry.waiting.purpose == .attempt {
            entries[delivery]?.isOutdated = true
        } else {
            depart(delivery, position: position)
            if entry == nil { readAgain(from: receipt.at) }
            spill(line, due: min(due, entry?.waiting.due ?? due))
        }
    }

    /// Lets the refills under way be followed by others: what they bring of a delivery that just departed is
    /// passed over, and it may be true all the same, since only the ledger knows what could be changed.
    mutating func readAgain(from moment: Timestamp) {
        for line in refills.lines { spill(line, due: moment) }
    }

    /// Ends a delivery whose moment passed. A receipt is not missed any more where another attempt is wanted
    /// since: the step was decided on before.
    mutating func expire(_ expired: DeliveryExpired, position: Position) {
        if expired.reason == .noReceipt {
            guard entries[expired.delivery]?.waiting.purpose == .receipt else { return }
        }
        depart(expired.delivery, position: position)
    }

    /// Leaves a delivery in memory to the ledger, which has it due at `due` at the earliest.
    mutating func reread(_ delivery: DeliveryID, due: Timestamp, position: Position) {
        guard let line = entries[delivery]?.waiting.line else { return }
        depart(delivery, position: position)
        spill(line, due: due)
    }

    /// Whether this is the attempt that the owner has in hand; no other outcome moves a delivery.
    func isInHand(_ attempt: AttemptID) -> Bool {
        guard let entry = entries[attempt.delivery], entry.isInFlight else { return false }
        return entry.waiting.purpose == .attempt && attempt.number > entry.waiting.attempts
    }

    /// Whether the owner is asking about this attempt.
    func isAsked(_ attempt: AttemptID) -> Bool {
        guard let entry = entries[attempt.delivery], entry.isInFlight else { return false }
        return entry.waiting.purpose == .inquiry && attempt.number == entry.waiting.attempts
    }

    mutating func takeInHand(_ delivery: DeliveryID) {
        entries[delivery]?.isInFlight = true
        entries[delivery]?.isReady = false
    }
}

extension DeliveryControlled {
    fileprivate var due: Timestamp? {
        switch control {
        case .cancel, .hold: nil
        case .release(let due), .reschedule(let due, _): due
        }
    }
}
