import DequeModule
import HeapModule
package import Messaging

/// Which delivery to attempt next. Owned by the dispatcher.
///
/// A value that knows no clock, no disk and no network: the same events in the same order always give
/// the same steps, in a test, in production and after a crash. It is a window over the waiting work: at
/// most ``ScheduleLimits/active`` deliveries are in memory, the others wait in the ledger and come by
/// ``Step/refill(_:)`` as their time comes.
///
/// A lane goes before the lanes after it; the applications of a lane take turns, and so do an application's
/// lines; within a line the first due goes first.
package struct Schedule {
    /// Deliveries that a line may have in memory however full the window is.
    static let few = 16
    let limits: ScheduleLimits
    var entries: [DeliveryID: ScheduleEntry] = [:]
    var lines: [Line: LineQueue] = [:]
    var rings: [Lane: LaneRing] = [:]
    var alarms = Heap<Alarm>()
    private var blocks: [ChannelID: Timestamp] = [:]
    /// The lines of blocked channels, in the order in which their turns would have come.
    private var parked: [ChannelID: [Line]] = [:]
    var departures = Departures()
    /// Lines with deliveries that only the ledger has.
    var spilled: Set<Line> = []
    var refills = Refills()
    /// The end of the last event that was applied.
    private var position = Position.start

    /// An empty schedule.
    package init(limits: ScheduleLimits) { self.limits = limits }

    /// Deliveries in memory, in flight included.
    package var count: Int { entries.count }

    /// Tells of a line that has work in the ledger, due at `due` at the earliest; used at start.
    package mutating func discover(_ line: Line, due: Timestamp) { spill(line, due: due) }

    // MARK: What happened

    /// Takes in an event that became durable; `position` is the end of its record.
    package mutating func apply(_ event: Event, at position: Position) {
        self.position = position
        switch event {
        case .messageAccepted(let accepted): accept(accepted)
        case .attemptStarted(let started): entries[started.attempt.delivery]?.begun = started.attempt.number
        case .attemptFinished(let finished):
            guard isInHand(finished.attempt) else { return }
            follow(finished.disposition, of: finished.attempt, at: finished.at, position: position)
            if case .tryAnotherAccount = finished.disposition {
                entries[finished.attempt.delivery]?.waiting.excluded.append(finished.account)
            }
        case .attemptDeclaredUncertain(let declared):
            guard isInHand(declared.attempt) else { return }
            follow(declared.disposition, of: declared.attempt, at: declared.at, position: position)
        case .attemptAnswered(let answered):
            guard isAsked(answered.attempt) else { return }
            follow(answered.disposition, of: answered.attempt, at: answered.at, position: position)
        case .receiptArrived(let receipt):
            if let followUp = receipt.followUp, let due = followUp.disposition.moment {
                reopen(receipt, in: followUp.line, due: due, position: position)
            } else {
                settle(receipt, position: position)
            }
        case .deliveryExpired(let expired): expire(expired, position: position)
        case .deliveryFailed(let failed): depart(failed.delivery, position: position)
        case .deliveryControlled(let controlled): obey(controlled, position: position)
        case .callbackReceived, .callbackRead, .receiptUnparked, .recipientSuppressed, .suppressionLifted,
            .noticeTaken, .breakerChanged, .alertRaised, .alertResolved, .alertTold:
            break
        }
    }

    /// Takes in what the ledger knew of a line at `readPosition`: its deliveries in order of their time,
    /// and the time of the next one that was left out.
    package mutating func refill(
        _ line: Line, with deliveries: [WaitingDelivery], beyond: Timestamp?, asOf readPosition: Position
    ) {
        var queue = lines[line] ?? LineQueue()
        queue.isRefilling = false
        refills.end(line)
        queue.spilledFrom = [beyond, queue.spilledWhileRefilling].compactMap(\.self).min()
        queue.spilledWhileRefilling = nil
        if queue.spilledFrom == nil { spilled.remove(line) }
        lines[line] = queue
        for waiting in deliveries
        where entries[waiting.delivery.id] == nil
            && !departures.happened(waiting.delivery.id, after: readPosition)
        {
            insert(waiting)
        }
    }

    /// How many deliveries to ask the ledger for; those of the line that are in memory come again.
    package func refillSize(of line: Line) -> Int { refills.room(of: line) + (lines[line]?.count ?? 0) }

    /// Notes that a refill could not be had, so that it is asked for again.
    package mutating func refillFailed(_ line: Line) {
        lines[line]?.isRefilling = false
        lines[line]?.spilledWhileRefilling = nil
        refills.end(line)
    }

    /// Forgets what was only kept for reading the ledger as it stood before `position`. A refill that is
    /// under way may have read it as it stood when the refill was asked for.
    package mutating func forget(before position: Position) {
        departures.forget(upTo: min(position, refills.oldest ?? position))
    }

    // MARK: What the owner found

    /// Returns a delivery whose attempt could not begin; it is the first of its line again, and the line the
    /// first of its lane, or another line of a busy channel would get all the turns.
    package mutating func putBack(_ delivery: DeliveryID) {
        guard let entry = entries[delivery], entry.isInFlight else { return }
        guard entry.mayWaitAgain else { return reread(delivery, due: entry.waiting.due, position: position) }
        entries[delivery]?.isInFlight = false
        entries[delivery]?.isReady = true
        let line = entry.waiting.line
        lines[line]?.ready.prepend(delivery)
        if rings[line.lane]?.returnTurn(to: line) != true { enterRing(line) }
    }

    /// Returns a delivery whose attempt cannot begin before `moment`.
    package mutating func postpone(_ delivery: DeliveryID, until moment: Timestamp) {
        guard let entry = entries[delivery], entry.isInFlight else { return }
        guard entry.mayWaitAgain else { return reread(delivery, due: entry.waiting.due, position: position) }
        entries[delivery]?.isInFlight = false
        entries[delivery]?.waiting.due = moment
        alarms.insert(Alarm(due: moment, delivery: delivery))
    }

    /// Lets the channel's lines wait until `moment`, or until ``unblock(_:)``.
    package mutating func block(_ channel: ChannelID, until moment: Timestamp) { blocks[channel] = moment }

    /// Lets the channel's lines go on.
    package mutating func unblock(_ channel: ChannelID) {
        blocks[channel] = nil
        guard let waiting = parked.removeValue(forKey: channel) else { return }
        for line in waiting {
            lines[line]?.isInRing = false
            enterRing(line)
        }
    }

    // MARK: What to do

    /// Says what to do now, and counts an attempt that it returns as in flight.
    ///
    /// - Parameter lowest: the last lane that may begin an attempt. The owner keeps some of its strength
    ///   for the urgent lane by leaving the others out when it has much in hand.
    package mutating func next(now: Timestamp, lowest: Lane = .bulk) -> Step {
        ring(now: now)
        if let line = lineToRefill(now: now) {
            lines[line]?.isRefilling = true
            refills.begin(line, at: position, room: room(for: line))
            return .refill(line)
        }
        for lane in Lane.allCases where lane <= lowest {
            if let step = nextAttempt(in: lane, now: now) { return step }
        }
        return nextMoment.map { .sleep(until: $0) } ?? .rest
    }

    /// Moves what became due into its line, and lifts the blocks that ended.
    private mutating func ring(now: Timestamp) {
        while let alarm = alarms.min, alarm.due <= now {
            alarms.removeMin()
            guard let entry = entries[alarm.delivery], !entry.isInFlight, !entry.isReady,
                entry.waiting.due == alarm.due
            else { continue }
            entries[alarm.delivery]?.isReady = true
            lines[entry.waiting.line]?.ready.append(alarm.delivery)
            enterRing(entry.waiting.line)
        }
        for channel in blocks.filter({ $0.value <= now }).keys.sorted() { unblock(channel) }
    }

    private mutating func nextAttempt(in lane: Lane, now: Timestamp) -> Step? {
        while let line = rings[lane]?.takeFirst() {
            if blocks[line.channel] != nil {
                parked[line.channel, default: []].append(line)
                continue
            }
            guard let id = nextReady(in: line), let entry = entries[id] else {
                lines[line]?.isInRing = false
                continue
            }
            rings[lane]?.endTurn(of: line)
            takeInHand(id)
            switch entry.waiting.purpose {
            case .receipt: return .expire(id, .noReceipt)
            case .inquiry: return .ask(entry.waiting)
            case .attempt: break
            }
            if entry.waiting.expiresAt <= now { return .expire(id, .tooLateToSend) }
            return .attempt(entry.waiting)
        }
        return nil
    }

    /// What is left in the line of deliveries that are gone or in hand costs nobody a turn.
    private mutating func nextReady(in line: Line) -> DeliveryID? {
        while let id = lines[line]?.ready.popFirst() {
            if entries[id]?.isReady == true { return id }
        }
        return nil
    }

    /// A line that is half empty while the ledger has more for it that is due soon.
    private func lineToRefill(now: Timestamp) -> Line? {
        spilled.filter { line in refillMoment(of: line).map { $0 <= now } ?? false }.min()
    }

    private func refillMoment(of line: Line) -> Timestamp? {
        guard let queue = lines[line], let spilledFrom = queue.spilledFrom, !queue.isRefilling,
            hasRoom(queue, upTo: limits.activePerLine / 2)
        else { return nil }
        return Timestamp(milliseconds: spilledFrom.milliseconds - limits.horizon.milliseconds)
    }

    private var nextMoment: Timestamp? {
        let refills = spilled.compactMap(refillMoment)
        return [alarms.min?.due, blocks.values.min(), refills.min()].compactMap(\.self).min()
    }
}
