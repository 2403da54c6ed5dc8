import CCurl

/// Does all the work of a transport, on one thread.
///
/// Owns the multi handle and every transfer. Nobody else touches them: orders come in through the
/// inbox, and answers leave through the continuations that came with the orders.
final class Courier {
    let inbox: Inbox
    private let multi: MultiHandle
    private let limits: TransportLimits
    private let userAgent: String
    private var exchanges: [UInt64: ExchangeTransfer] = [:]
    private var spareHandles: [EasyHandle] = []
    private var mails: MailRoom
    private var nextSweep = ContinuousClock.now

    /// How exactly the deadlines are kept that curl does not keep for us.
    private static let sweepInterval = Duration.milliseconds(250)
    private static let restInterval = Duration.seconds(60)
    private static let spareHandlesMax = 256

    init(limits: TransportLimits, userAgent: String) throws(TransportError) {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else {
            throw .invalid("curl cannot start.")
        }
        multi = try MultiHandle(limits: limits)
        inbox = Inbox(transfersMax: limits.transfersMax, waker: multi.waker)
        mails = MailRoom(limits: limits)
        self.limits = limits
        self.userAgent = userAgent
    }

    /// Works until the inbox is closed and everything is answered.
    func run() {
        while true {
            let batch = inbox.take()
            for (ticket, order) in batch.orders { start(order, ticket: ticket) }
            for ticket in batch.cancelled { cancel(ticket) }
            multi.perform()
            collectFinished()
            sweepIfDue()
            answerMails()
            if batch.isClosed, exchanges.isEmpty, mails.isEmpty { break }
            mails.wait(in: multi, timeout: timeout)
            answerMails()
        }
        mails.closeAll(in: multi)
        inbox.forgetWaker()
    }

    private var timeout: Duration {
        let isResting = exchanges.isEmpty && mails.isEmpty && !mails.hasIdleConnections
        return isResting ? Self.restInterval : Self.sweepInterval
    }

    private func start(_ order: Order, ticket: UInt64) {
        switch order {
        case .exchange(let exchange, let answer):
            do throws(TransportError) {
                let transfer = try ExchangeTransfer(
                    exchange, ticket: ticket, handle: takeHandle(),
                    userAgent: userAgent, limits: limits, answer: answer)
                guard multi.add(transfer.handle) else { throw .invalid("curl refused the exchange.") }
                exchanges[ticket] = transfer
            } catch {
                inbox.release(count: 1)
                answer.resume(returning: .failure(error))
            }
        case .submission(let submission, let answer):
            mails.start(submission, ticket: ticket, answer: answer, in: multi)
        }
    }

    private func takeHandle() throws(TransportError) -> EasyHandle {
        if let spare = spareHandles.popLast() { return spare }
        return try EasyHandle()
    }

    private func cancel(_ ticket: UInt64) {
        if let transfer = exchanges[ticket] {
            end(transfer, ticket: ticket, transfer.result(endedAs: .cancelled))
        } else {
            mails.cancel(ticket, in: multi)
        }
    }

    private func collectFinished() {
        while let (ticket, code) = multi.nextFinished() {
            if let transfer = exchanges[ticket] {
                end(transfer, ticket: ticket, transfer.result(code))
            } else {
                mails.connected(ticket, code: code, in: multi)
            }
        }
    }

    private func end(
        _ transfer: ExchangeTransfer, ticket: UInt64, _ result: Result<Reply, TransportError>
    ) {
        multi.remove(transfer.handle)
        transfer.handle.reset()
        if spareHandles.count < Self.spareHandlesMax { spareHandles.append(transfer.handle) }
        exchanges[ticket] = nil
        // The place is free before the caller hears of it and may call again.
        inbox.release(count: 1)
        transfer.answer.resume(returning: result)
    }

    private func answerMails() {
        for (answer, result) in mails.takeAnswers() {
            inbox.release(count: 1)
            answer.resume(returning: result)
        }
    }

    private func sweepIfDue() {
        let now = ContinuousClock.now
        guard now >= nextSweep else { return }
        nextSweep = now + Self.sweepInterval
        for (ticket, transfer) in exchanges where !transfer.hasBegun && now >= transfer.connectBy {
            end(transfer, ticket: ticket, transfer.result(endedAs: .timedOut))
        }
        mails.sweep(at: now, in: multi)
    }
}
