import DequeModule
import HeapModule
import Messaging

/// How deliveries come into the window, wait in it, and leave it.
extension Schedule {
    mutating func accept(_ accepted: MessageAccepted) {
        let message = accepted.message
        for delivery in accepted.deliveries where entries[delivery.id] == nil {
            let waiting = WaitingDelivery(delivery, of: message)
            let queue = lines[message.line] ?? LineQueue()
            let isNear = waiting.due <= message.acceptedAt + limits.horizon
            let isBehindSpilled = queue.spilledFrom.map { $0 <= waiting.due } ?? false
            guard isNear, !isBehindSpilled, hasRoom(queue, upTo: limits.activePerLine) else {
                spill(message.line, due: waiting.due)
                continue
            }
            insert(waiting)
        }
    }

    /// A line may always keep a few, so that a full window starves nobody.
    func hasRoom(_ queue: LineQueue, upTo most: Int) -> Bool {
        guard queue.count < most else { return false }
        return entries.count < limits.active || queue.count < Self.few
    }

    func room(for line: Line) -> Int {
        let ofLine = limits.activePerLine - (lines[line]?.count ?? 0)
        return max(Self.few, min(ofLine, limits.active - entries.count - refills.room))
    }

    mutating func insert(_ waiting: WaitingDelivery) {
        entries[waiting.delivery.id] = ScheduleEntry(waiting: waiting)
        lines[waiting.line, default: LineQueue()].count += 1
        alarms.insert(Alarm(due: waiting.due, delivery: waiting.delivery.id))
    }

    mutating func follow(
        _ disposition: Disposition, of attempt: AttemptID, at moment: Timestamp, position: Position
    ) {
        guard let entry = entries[attempt.delivery] else { return }
        guard !entry.isSettledByReceipt else { return depart(attempt.delivery, position: position) }
        guard !entry.isOutdated else { return reread(attempt.delivery, due: moment, position: position) }
        switch disposition {
        case .done, .fail, .leaveUncertain: depart(attempt.delivery, position: position)
        case .awaitReceipt(let due): wait(attempt, for: .receipt, due: due, since: moment, position: position)
        case .ask(let due): wait(attempt, for: .inquiry, due: due, since: moment, position: position)
        case .retry(let due), .tryAnotherAccount(let due):
            wait(attempt, for: .attempt, due: due, since: moment, position: position)
        }
    }

    mutating func wait(
        _ attempt: AttemptID, for purpose: WaitingDelivery.Purpose, due: Timestamp, since moment: Timestamp,
        position: Position
    ) {
        guard var entry = entries[attempt.delivery] else { return }
        // What a provider had may be wanted cancelled or held since an attempt before; the ledger knows.
        let isBackFromProvider = entry.waiting.purpose != .attempt && purpose == .attempt
        guard due <= moment + limits.horizon, !isBackFromProvider else {
            return reread(attempt.delivery, due: due, position: position)
        }
        entry.isInFlight = false
        entry.waiting.purpose = purpose
        entry.waiting.due = due
        entry.waiting.attempts = attempt.number
        entries[attempt.delivery] = entry
        alarms.insert(Alarm(due: due, delivery: attempt.delivery))
    }

    /// Ends a delivery whose receipt came. That an attempt failed says nothing of the one after it.
    mutating func settle(_ receipt: ReceiptArrived, position: Position) {
        let delivery = receipt.attempt.delivery
        guard receipt.isDelivered || receipt.attempt.number >= entries[delivery]?.begun ?? 0 else { return }
        if let entry = entries[delivery], entry.isInFlight, entry.waiting.purpose == .attempt {
            entries[delivery]?.isSettledByReceipt = true
        } else {
            let isHere = entries[delivery] != nil
            depart(delivery, position: position)
            if !isHere, !receipt.isDelivered { readAgain(from: receipt.at) }
        }
    }

    mutating func depart(_ delivery: DeliveryID, position: Position) {
        departures.note(delivery, at: position)
        guard let entry = entries.removeValue(forKey: delivery) else { return }
        let line = entry.waiting.line
        lines[line]?.count -= 1
        if let queue = lines[line], queue.count == 0, queue.spilledFrom == nil, !queue.isInRing,
            !queue.isRefilling
        {
            lines[line] = nil
        }
    }

    mutating func spill(_ line: Line, due: Timestamp) {
        lines[line, default: LineQueue()].spill(due)
        spilled.insert(line)
    }

    mutating func enterRing(_ line: Line) {
        guard lines[line]?.isInRing == false else { return }
        lines[line]?.isInRing = true
        rings[line.lane, default: LaneRing()].enter(line)
    }
}
