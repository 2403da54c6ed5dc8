import FoundationEssentials
import GRDB
import Messaging

/// Many events on their way into the tables, in one transaction.
///
/// Rows of deliveries live in memory until ``write(through:)``, so that a delivery which is accepted,
/// attempted and finished within the batch costs one row written, not three. Applying is total: an event
/// that does not fit what is there is a fault of ours and stops the daemon. One about what is so old that it
/// was deleted comes too late to say anything.
struct LedgerBatch {
    /// Names an attempt within the batch.
    struct AttemptKey: Hashable {
        var delivery: Int64
        var number: Int
    }

    let database: Database
    var numbers: RowNumbers
    private var newMessages: [(number: Int64, message: Message, deliveries: Range<Int64>)] = []
    private var endings: [Int64: Int] = [:]
    private var rows: [DeliveryID: DeliveryRow] = [:]
    private var inserted: [DeliveryID] = []
    private var updated: Set<DeliveryID> = []
    private var isNew: Set<DeliveryID> = []
    private var attempts: [AttemptKey: AttemptRow] = [:]
    /// The callbacks with receipts that this batch parked.
    var parkings: [Int64] = []
    var counts = HourlyCounts()
    var daily = DailySums()
    /// What became true, for who counts it.
    private(set) var facts: [LedgerFact] = []
    /// What happened to deliveries, for who tells it.
    private(set) var lives: [LifeEvent] = []
    /// What the batches among the messages are called, as far as that was looked up.
    private var batches: [Int64: MessageID] = [:]

    init(database: Database, numbers: RowNumbers) {
        self.database = database
        self.numbers = numbers
    }

    mutating func apply(_ event: Event) throws {
        switch event {
        case .messageAccepted(let accepted): try accept(accepted)
        case .attemptStarted(let started): try start(started)
        case .attemptFinished(let finished): try finish(finished)
        case .attemptDeclaredUncertain(let declared): try declareUncertain(declared)
        case .attemptAnswered(let answered): try answer(answered)
        case .callbackReceived(let received): try keep(received)
        case .callbackRead(let read): try note(read)
        case .receiptUnparked(let unparked): try unpark(unparked)
        case .recipientSuppressed(let suppression): try suppress(suppression)
        case .suppressionLifted(let lifted): try lift(lifted)
        case .receiptArrived(let receipt): try settle(receipt)
        case .deliveryExpired(let expired): try expire(expired)
        case .deliveryFailed(let failed): try fail(failed)
        case .deliveryControlled(let controlled): try control(controlled)
        case .noticeTaken(let taken): try take(taken)
        case .breakerChanged(let changed): try note(changed)
        case .alertRaised(let alert): try raise(alert)
        case .alertResolved(let resolved): try resolve(resolved)
        case .alertTold(let told): try note(told)
        }
    }

    /// Writes everything, and the position up to which it is everything.
    func write(through position: Position) throws {
        for new in newMessages {
            let ended = endings[new.number] ?? 0
            try new.message.insert(as: new.number, deliveries: new.deliveries, ended: ended, into: database)
        }
        let known = Set(newMessages.map(\.number))
        for (message, ended) in endings where !known.contains(message) {
            try Message.countEndings(ended, of: message, in: database)
        }
        for id in inserted { try rows[id]?.insert(into: database) }
        for id in updated { try rows[id]?.update(in: database) }
        for attempt in attempts.values { try attempt.write(to: database) }
        try wakeParked(by: attempts.values)
        try counts.write(to: database)
        try daily.write(to: database)
        let statement = try database.cachedStatement(
            sql: "UPDATE applied SET position = ?, last_message = ?, last_delivery = ? WHERE id = 1")
        try statement.execute(arguments: [
            Int64(position.offset), numbers.lastMessage, numbers.lastDelivery,
        ])
    }

    // MARK: What the events' own files use

    /// Notes a fact for who counts them.
    mutating func tell(_ fact: LedgerFact) { facts.append(fact) }

    /// Notes something that happened to a delivery, for who tells it.
    mutating func tell(_ event: LifeEvent) { lives.append(event) }

    /// Adds a message with its deliveries, and returns its number and theirs.
    mutating func add(
        _ message: Message, deliveries: [Delivery]
    ) -> (message: Int64, deliveries: Range<Int64>) {
        let messageNumber = numbers.nextMessage()
        let range = numbers.nextDeliveries(deliveries.count)
        newMessages.append((messageNumber, message, range))
        if message.isBatch { batches[messageNumber] = message.id }
        for (number, delivery) in zip(range, deliveries) {
            rows[delivery.id] = DeliveryRow(
                number: number, delivery: delivery, of: message, numbered: messageNumber)
            inserted.append(delivery.id)
            isNew.insert(delivery.id)
        }
        return (messageNumber, range)
    }

    /// Changes a delivery, tells what happened and whether that ended it, and returns it as it is then; nil
    /// where it was there and is deleted by now.
    ///
    /// - Parameters:
    ///   - attempt: which attempt the change is about; nil for the last.
    ///   - change: returns what happened; nil where there is nothing to tell but the end.
    @discardableResult
    mutating func change(
        _ id: DeliveryID, attempt: Int? = nil, at moment: Timestamp,
        _ change: (inout DeliveryRow) -> LifeEvent.What?
    ) throws -> DeliveryRow? {
        guard var row = try rows[id] ?? DeliveryRow.fetch(id, from: database) else {
            guard try mayBeGone(id.id) else {
                throw LedgerError.inconsistent(
                    "An event speaks of delivery \(id), which the ledger does not have.")
            }
            return nil
        }
        let before = row.state
        let what = change(&row)
        let attempt = attempt ?? row.attempts
        let batch = try batch(of: row)
        if let what { tell(row.event(what, at: moment, attempt: attempt, batch: batch)) }
        if before != row.state {
            try count(row, before: before, attempt: attempt)
            if row.state.isFinal { tell(row.end(at: moment, attempt: attempt, batch: batch)) }
        }
        rows[id] = row
        if !isNew.contains(id) { updated.insert(id) }
        return row
    }

    /// What the batch is called that a delivery belongs to; nil where it belongs to none.
    private mutating func batch(of row: DeliveryRow) throws -> MessageID? {
        guard row.isBatch else { return nil }
        if let known = batches[row.message] { return known }
        let bytes = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT message_id FROM messages WHERE number = ?"),
            arguments: [row.message])
        let id = bytes.flatMap { UniqueID(bytes: $0) }.map { MessageID($0) }
        if let id { batches[row.message] = id }
        return id
    }

    /// Whether what has that name is old enough to have been deleted. Names are made when things come.
    func mayBeGone(_ id: UniqueID) throws -> Bool {
        let bound = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT gone_before FROM applied WHERE id = 1"))
        return id.madeAt.milliseconds < bound ?? 0
    }

    /// Changes what is known of an attempt, and returns it as it is then.
    @discardableResult
    mutating func changeAttempt(
        _ row: DeliveryRow, _ number: Int, _ change: (inout AttemptRow) -> Void
    ) -> AttemptRow {
        let key = AttemptKey(delivery: row.number, number: number)
        var attempt = attempts[key] ?? AttemptRow(delivery: row.number, number: number)
        change(&attempt)
        attempts[key] = attempt
        return attempt
    }

    private mutating func count(_ row: DeliveryRow, before: DeliveryState, attempt: Int) throws {
        if before.isFinal { counts.addEnd(before, at: row.updatedAt, line: row.line, step: -1) }
        // A late receipt may open what is not settled again; its message's files are kept until then.
        if row.state.isSettled { endings[row.message, default: 0] += 1 }
        guard row.state.isFinal else { return }
        counts.addEnd(row.state, at: row.updatedAt, line: row.line)
        tell(.deliveryEnded(row.line, row.state, age: row.updatedAt - row.acceptedAt))
        if row.wantsNotices, let word = row.noticeWord { try addNotice(word, of: row, attempt: attempt) }
    }
}
