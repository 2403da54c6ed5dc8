import Messaging

extension LedgerBatch {
    mutating func start(_ started: AttemptStarted) throws {
        let row = try change(started.attempt.delivery, at: started.at) { row in
            let earlier = row.account
            row.take(started)
            return .attemptBegan(insteadOf: earlier == started.account ? nil : earlier)
        }
        guard let row else { return }
        changeAttempt(row, started.attempt.number) { attempt in
            attempt.start = AttemptRow.Start(
                account: started.account, recipient: row.recipient, at: started.at, choice: started.choice,
                charge: started.charge)
        }
        counts.add(at: started.at, line: row.line, account: started.account) { $0.attempts += 1 }
        tell(.attemptBegan(row.line, waited: max(.zero, started.at - row.due)))
    }

    mutating func finish(_ finished: AttemptFinished) throws {
        var began: Timestamp?
        let number = finished.attempt.number
        let row = try change(finished.attempt.delivery, attempt: number, at: finished.at) { row in
            if row.isUnderWay(finished.attempt) { began = row.updatedAt }
            row.take(finished)
            return .attemptFinished(finished, took: began.map { max(.zero, finished.at - $0) })
        }
        guard let row else { return }
        let attempt = changeAttempt(row, finished.attempt.number) { attempt in
            attempt.end = AttemptRow.End(
                at: finished.at, result: finished.result, disposition: finished.disposition,
                rule: finished.rule, charge: finished.charge)
        }
        spend(finished.charge, account: finished.account, row: row, at: finished.at)
        tell(
            .attemptEnded(
                finished.account, finished.result.outcome, took: began.map { max(.zero, finished.at - $0) }))
        counts.add(at: finished.at, line: row.line, account: finished.account) { counts in
            // Only of attempts that began in the same batch: the sum is for averages, not for accounts.
            if let start = attempt.start {
                counts.attemptMilliseconds += (finished.at - start.at).milliseconds
            }
            switch finished.result.outcome {
            case .delivered, .accepted, .uncertain: break
            case .deferred: counts.deferred += 1
            case .rejected: counts.rejected += 1
            }
        }
    }

    mutating func declareUncertain(_ declared: AttemptDeclaredUncertain) throws {
        let row = try change(declared.attempt.delivery, at: declared.at) { row in
            row.take(declared)
            return .attemptDeclaredUncertain(declared)
        }
        guard let row else { return }
        changeAttempt(row, declared.attempt.number) { attempt in
            attempt.end = AttemptRow.End(
                at: declared.at, result: .interrupted, disposition: declared.disposition,
                charge: declared.charge)
        }
        guard let account = row.account else { return }
        tell(.attemptEnded(account, .uncertain, took: nil))
        spend(declared.charge, account: account, row: row, at: declared.at)
    }

    /// Counts what an attempt cost when it is over: while it is under way nobody knows.
    private mutating func spend(
        _ charge: Charge?, account: AccountID, row: DeliveryRow, at moment: Timestamp
    ) {
        guard let charge else { return }
        daily.add(charge, application: row.line.application, account: account)
        counts.add(at: moment, line: row.line, account: account) { $0.cost += charge.amount }
    }
}

extension AttemptResult {
    /// The result of an attempt that was under way when the daemon died.
    static let interrupted = AttemptResult(
        .uncertain, text: "The daemon stopped while this attempt was under way; its end is unknown.")
}

extension DeliveryRow {
    /// Whether `attempt` is what happens to it now. A receipt that came before the attempt's own end may have
    /// ended the delivery, or made it wait for the next attempt.
    fileprivate func isUnderWay(_ attempt: AttemptID) -> Bool {
        state == .inFlight && attempts == attempt.number
    }

    fileprivate mutating func take(_ started: AttemptStarted) {
        attempts = started.attempt.number
        account = started.account
        guard !state.isFinal else { return }
        // Somebody wanted it held while this attempt was on its way to the journal.
        if state == .held { wish = .hold }
        become(.inFlight, at: started.at)
    }

    fileprivate mutating func take(_ finished: AttemptFinished) {
        if case .tryAnotherAccount = finished.disposition { exclude(finished.account) }
        guard isUnderWay(finished.attempt) else { return }
        code = finished.result.code
        text = finished.result.text
        follow(finished.disposition, isHeld: finished.result.outcome == .accepted, at: finished.at)
    }

    fileprivate mutating func take(_ declared: AttemptDeclaredUncertain) {
        guard isUnderWay(declared.attempt) else { return }
        code = ""
        text = AttemptResult.interrupted.text
        follow(declared.disposition, isHeld: false, at: declared.at)
    }

    /// Moves to where an outcome's disposition leads. A receipt that came first has already ended it.
    ///
    /// - Parameter isHeld: whether the provider is known to have the message.
    mutating func follow(_ disposition: Disposition, isHeld: Bool, at moment: Timestamp) {
        guard !state.isFinal else { return }
        switch disposition {
        case .done: become(.delivered, at: moment)
        case .awaitReceipt(let until):
            become(.awaitingReceipt, at: moment)
            due = until
        case .ask(let at):
            become(isHeld ? .awaitingReceipt : .settling, asks: true, at: moment)
            due = at
        case .retry(let again), .tryAnotherAccount(let again):
            wait(until: again, at: moment)
        case .fail: become(.failed, at: moment)
        case .leaveUncertain: become(.uncertain, at: moment)
        }
    }
}
