import CCurl

/// All mails that are being handed over, and the connections that wait for the next one.
///
/// Part of the courier, on its thread. Answers are collected, and given by the courier.
struct MailRoom {
    typealias Answered = (Order.Answer<SubmissionReply>, Result<SubmissionReply, TransportError>)

    private let limits: TransportLimits
    private var transfers: [UInt64: MailTransfer] = [:]
    private var idle: [MailConnection] = []
    private var answers: [Answered] = []

    init(limits: TransportLimits) {
        self.limits = limits
    }

    var isEmpty: Bool { transfers.isEmpty && answers.isEmpty }
    var hasIdleConnections: Bool { !idle.isEmpty }

    mutating func takeAnswers() -> [Answered] {
        defer { answers.removeAll() }
        return answers
    }

    mutating func start(
        _ submission: Submission, ticket: UInt64, answer: Order.Answer<SubmissionReply>,
        in multi: borrowing MultiHandle
    ) {
        do throws(TransportError) {
            let kept = idle.lastIndex { $0.server == submission.server }
            if let kept, !submission.isVisit {
                let transfer = MailTransfer(submission, connection: idle.remove(at: kept), answer: answer)
                transfers[ticket] = transfer
                advance(transfer, ticket: ticket, transfer.begin(), in: multi)
            } else {
                let connection = try connect(
                    submission, mechanism: submission.mechanism, ticket: ticket, in: multi)
                transfers[ticket] = MailTransfer(submission, connection: connection, answer: answer)
            }
        } catch {
            answers.append((answer, .failure(error)))
        }
    }

    private func connect(
        _ submission: Submission, mechanism: MailServer.Mechanism, ticket: UInt64,
        in multi: borrowing MultiHandle
    ) throws(TransportError) -> MailConnection {
        let connection = try MailConnection(
            to: submission.server, mechanism: mechanism, deadline: submission.deadline, ticket: ticket,
            handle: EasyHandle())
        guard multi.add(connection.handle) else { throw .invalid("curl refused the mail.") }
        return connection
    }

    /// curl has connected and logged in, or failed to.
    mutating func connected(_ ticket: UInt64, code: CURLcode, in multi: borrowing MultiHandle) {
        guard let transfer = transfers[ticket], !transfer.isTalking else { return }
        advance(transfer, ticket: ticket, transfer.connected(code), in: multi)
    }

    private mutating func advance(
        _ transfer: MailTransfer, ticket: UInt64, _ progress: MailTransfer.Progress,
        in multi: borrowing MultiHandle
    ) {
        switch progress {
        case .goesOn:
            return
        case .needsNewConnection:
            multi.remove(transfer.connection.handle)
            do throws(TransportError) {
                transfer.restart(
                    on: try connect(
                        transfer.submission, mechanism: transfer.mechanism, ticket: ticket, in: multi))
            } catch {
                transfers[ticket] = nil
                answers.append((transfer.answer, .failure(error)))
            }
        case .ended(let result, let isConnectionGood):
            transfers[ticket] = nil
            answers.append((transfer.answer, result))
            if transfer.submission.isVisit {
                close(transfer.connection, politely: isConnectionGood, in: multi)
            } else {
                keep(transfer.connection, isGood: isConnectionGood, in: multi)
            }
        }
    }

    private mutating func keep(
        _ connection: MailConnection, isGood: Bool, in multi: borrowing MultiHandle
    ) {
        let sameServer = idle.count {
            $0.server.host == connection.server.host && $0.server.port == connection.server.port
        }
        // curl counts idle ones against the host's limit: they must not fill it up.
        guard isGood, connection.mailCount < MailConnection.mailsMax,
            idle.count < limits.idleConnectionsMax, sameServer < limits.connectionsPerHostMax / 2
        else { return close(connection, politely: isGood, in: multi) }
        connection.idleSince = .now
        idle.append(connection)
    }

    /// Waits for curl and for the mail servers, and lets the mails go on whose server spoke.
    mutating func wait(in multi: borrowing MultiHandle, timeout: Duration) {
        let talking = transfers.filter { $0.value.isTalking }.map { ($0.key, $0.value) }
        let isReady = multi.wait(others: talking.map { $0.1.interest }, timeout: timeout)
        for ((ticket, transfer), isReady) in zip(talking, isReady) where isReady {
            advance(transfer, ticket: ticket, transfer.pump(), in: multi)
        }
    }

    mutating func cancel(_ ticket: UInt64, in multi: borrowing MultiHandle) {
        guard let transfer = transfers[ticket] else { return }
        advance(transfer, ticket: ticket, transfer.cancellation, in: multi)
    }

    /// Ends the mails that are late and closes the connections that were idle for too long.
    mutating func sweep(at now: ContinuousClock.Instant, in multi: borrowing MultiHandle) {
        for (ticket, transfer) in transfers {
            guard let progress = transfer.overdue(at: now) else { continue }
            advance(transfer, ticket: ticket, progress, in: multi)
        }
        while let oldest = idle.first, now - oldest.idleSince >= limits.idleSMTPMax {
            close(idle.removeFirst(), politely: true, in: multi)
        }
    }

    mutating func closeAll(in multi: borrowing MultiHandle) {
        for connection in idle { close(connection, politely: true, in: multi) }
        idle.removeAll()
    }

    /// Says QUIT if there is room for it, and waits for no reply.
    private func close(
        _ connection: MailConnection, politely: Bool, in multi: borrowing MultiHandle
    ) {
        defer { multi.remove(connection.handle) }
        guard politely else { return }
        let quit = Array("QUIT\r\n".utf8)
        do throws(ConnectionEnd) {
            _ = try connection.handle.send(quit[...])
        } catch {
            // A connection that is gone already needs no farewell.
            return
        }
    }
}
