/// Carries HTTP exchanges and mails: one curl multi handle on one thread of its own.
///
/// Any number of tasks may call at once; none of them blocks a thread. Nothing is ever sent twice
/// by itself: not after a redirect, not after a connection that died.
///
/// Call ``shutDown()`` before the last reference goes, to wait for the thread's end.
package final class CurlTransport: Sendable {
    private let limits: TransportLimits
    private let inbox: Inbox

    /// Starts the thread.
    ///
    /// - Parameter userAgent: sent with every exchange that does not bring its own.
    /// - Throws: `.invalidRequest` if curl or the system lacks the memory for it.
    package init(limits: TransportLimits = .init(), userAgent: String) throws(TransportError) {
        guard userAgent.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .invalid("The user agent has a control character.")
        }
        let courier = try Courier(limits: limits, userAgent: userAgent)
        self.limits = limits
        inbox = courier.inbox
        try CourierThread.start(courier)
    }

    deinit {
        inbox.close()
    }

    /// Sends the request and returns the whole answer, whatever its status.
    ///
    /// Cancelling the task ends the exchange at once with `.cancelled`; the error tells whether
    /// the request may have arrived all the same.
    package func perform(_ exchange: Exchange) async throws(TransportError) -> Reply {
        try exchange.check(limits: limits)
        return try await order { .exchange(exchange, $0) }
    }

    /// Hands the mail to the server, and returns its reply to the final dot, which is 2yz.
    ///
    /// Connections are kept and used again for mails to the same server and account. A refusal of
    /// any recipient refuses the mail: nothing is delivered by halves.
    package func submit(_ submission: Submission) async throws(TransportError) -> SubmissionReply {
        try submission.check(limits: limits)
        return try await order { .submission(submission, $0) }
    }

    /// Connects, greets and logs in, says QUIT, and hands over nothing.
    ///
    /// Always opens a connection of its own, so that what it finds is true now. Returns the last reply
    /// before QUIT: the one that let us in.
    package func visit(_ server: MailServer) async throws(TransportError) -> SubmissionReply {
        try server.check()
        return try await order { .submission(Submission(visiting: server), $0) }
    }

    /// Refuses new calls, lets the running ones end, closes all connections, ends the thread.
    ///
    /// Returns when that is done; it may be called more than once. To end running calls early,
    /// cancel their tasks.
    package func shutDown() async {
        inbox.close()
        await inbox.waitForEnd()
    }

    private func order<Value: Sendable>(
        _ make: (Order.Answer<Value>) -> Order
    ) async throws(TransportError) -> Value {
        if Task.isCancelled {
            throw TransportError(
                .cancelled, requestMayHaveArrived: false,
                sentence: "The call was cancelled before it began.")
        }
        let inbox = inbox
        let ticket = inbox.nextTicket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (answer: Order.Answer<Value>) in
                if let refusal = inbox.put(make(answer), ticket: ticket) {
                    answer.resume(returning: .failure(refusal))
                }
                // A cancellation that came just before the order found nothing to cancel.
                if Task.isCancelled { inbox.cancel(ticket: ticket) }
            }
        } onCancel: {
            inbox.cancel(ticket: ticket)
        }
        return try result.get()
    }
}
