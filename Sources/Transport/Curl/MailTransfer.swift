import CCurl

/// One mail while it is handed over. Lives on the courier's thread.
final class MailTransfer {
    /// What the courier does next.
    enum Progress {
        case goesOn
        case ended(Result<SubmissionReply, TransportError>, isConnectionGood: Bool)
        /// The idle connection had died, or another way to log in is worth a try. Nothing of the mail was
        /// said: begin on a new one.
        case needsNewConnection
    }

    let submission: Submission
    let answer: Order.Answer<SubmissionReply>
    private(set) var connection: MailConnection
    /// How the next connection logs in.
    private(set) var mechanism: MailServer.Mechanism

    private var dialogue: SubmissionDialogue?
    private var outgoing: [UInt8] = []
    private var sentCount = 0
    private var incoming: [UInt8] = []
    /// Bytes since the last complete reply.
    private var replyByteCount = 0
    private var isDelivering = false
    private let probeBy: ContinuousClock.Instant
    private var connectBy: ContinuousClock.Instant
    private let deliverBy: ContinuousClock.Instant
    private var replyBy: ContinuousClock.Instant?

    /// Bytes of one reply, all its lines together. RFC 5321 allows 512 for a line.
    private static let replyBytesMax = 16 * 1024

    /// How long an idle connection may take to show that it lives. A firewall may have forgotten
    /// it without a word, and a new one costs less than a long wait.
    private static let probeMax = Duration.seconds(5)

    init(
        _ submission: Submission, connection: MailConnection,
        answer: Order.Answer<SubmissionReply>
    ) {
        self.submission = submission
        self.connection = connection
        self.answer = answer
        mechanism = submission.mechanism
        let now = ContinuousClock.now
        deliverBy = now + submission.deadline
        connectBy = min(now + submission.server.connectDeadline, deliverBy)
        probeBy = min(now + Self.probeMax, deliverBy)
    }

    /// Only from here on may the mail have been accepted without our knowing it.
    private var isFinalDotOut: Bool { isDelivering && sentCount == outgoing.count }

    var isTalking: Bool { dialogue != nil }

    var interest: SocketInterest {
        SocketInterest(socket: connection.socket, wantsToWrite: sentCount < outgoing.count)
    }

    /// Drops the dead connection and waits for the new one to be ready.
    func restart(on connection: MailConnection) {
        self.connection = connection
        dialogue = nil
        outgoing = []
        sentCount = 0
        incoming = []
        replyByteCount = 0
        connectBy = min(.now + submission.server.connectDeadline, deliverBy)
    }

    /// curl has connected and logged in, or failed to.
    func connected(_ code: CURLcode) -> Progress {
        if code == CURLE_OK { return begin() }
        if code == CURLE_LOGIN_DENIED, mechanism == .automatic, connection.extensions.offersOnlyCRAM {
            mechanism = .cramMD5
            return .needsNewConnection
        }
        return .ended(.failure(connection.error(code)), isConnectionGood: false)
    }

    /// The connection is ready: say the first words.
    func begin() -> Progress {
        let extensions = connection.extensions
        if submission.server.credentials != nil, extensions.mechanisms.isEmpty {
            let error = error(.authenticationRefused, "does not offer to authenticate")
            return .ended(.failure(error), isConnectionGood: false)
        }
        if submission.isVisit {
            let reply = connection.lastReply ?? SubmissionReply(code: 250, text: "")
            return .ended(.success(reply), isConnectionGood: true)
        }
        let isReused = connection.mailCount > 0
        connection.mailCount += 1
        if submission.isUTF8, !extensions.hasUTF8 {
            let error = error(.extensionMissing, "does not offer SMTPUTF8, which this mail needs")
            return .ended(.failure(error), isConnectionGood: true)
        }
        if let sizeMax = extensions.sizeMax, submission.message.count > sizeMax {
            let cause = "takes mails of \(sizeMax) bytes; this one has \(submission.message.count)"
            return .ended(.failure(error(.messageTooLarge, cause)), isConnectionGood: true)
        }
        let dialogue = SubmissionDialogue(submission, extensions: extensions, isReused: isReused)
        self.dialogue = dialogue
        outgoing = dialogue.opening
        return pump()
    }

    /// Writes and reads what is possible without waiting.
    func pump() -> Progress {
        // When a server says no and hangs up, writing fails first; its words can still be read.
        var isBroken = false
        do throws(ConnectionEnd) { try flush() } catch { isBroken = true }
        while true {
            do throws(ConnectionEnd) {
                let bytes = try connection.handle.receive()
                if bytes.isEmpty { return isBroken ? lost() : .goesOn }
                incoming += bytes
                replyByteCount += bytes.count
                if let end = try hearReplies() { return end }
            } catch {
                return lost()
            }
        }
    }

    private func flush() throws(ConnectionEnd) {
        while sentCount < outgoing.count {
            let count = try connection.handle.send(outgoing[sentCount...])
            if count == 0 { return }
            sentCount += count
        }
        if isDelivering, replyBy == nil { replyBy = .now + submission.replyDeadline }
    }

    private func hearReplies() throws(ConnectionEnd) -> Progress? {
        while let end = incoming.firstIndex(of: 0x0A) {
            let line = incoming[...end]
            incoming = Array(incoming[(end + 1)...])
            guard let reply = SubmissionReply(lastLine: line) else { continue }
            replyByteCount = incoming.count
            if let end = try act(on: reply) { return end }
        }
        return replyByteCount > Self.replyBytesMax ? garbage("sends a reply without end") : nil
    }

    private func act(on reply: SubmissionReply) throws(ConnectionEnd) -> Progress? {
        let isAllSent = sentCount == outgoing.count
        guard let step = dialogue?.hear(reply) else { return nil }
        switch step {
        case .say(let bytes):
            guard isAllSent, incoming.isEmpty else { return garbage("talks out of turn") }
            try say(bytes)
            return nil
        case .deliver:
            guard isAllSent, incoming.isEmpty else { return garbage("talks out of turn") }
            isDelivering = true
            try say(SubmissionDialogue.wire(submission.message))
            return nil
        case .accepted(let reply):
            // Accepting a mail that has not been sent is no acceptance.
            guard isAllSent else { return garbage("talks out of turn") }
            return .ended(.success(reply), isConnectionGood: incoming.isEmpty)
        case .refused(let stage, let reply):
            let error = TransportError(
                .refused(at: stage), requestMayHaveArrived: false, reply: reply,
                sentence: "\(server) refused the mail (\(stage.rawValue)): \(reply.code) \(reply.text)")
            return .ended(.failure(error), isConnectionGood: isAllSent && reply.code != 421)
        case .stale:
            return .needsNewConnection
        }
    }

    private func garbage(_ cause: String) -> Progress {
        .ended(.failure(error(.garbage, cause)), isConnectionGood: false)
    }

    private func say(_ bytes: [UInt8]) throws(ConnectionEnd) {
        outgoing = bytes
        sentCount = 0
        try flush()
    }

    private func lost() -> Progress {
        if dialogue?.isProbing == true { return .needsNewConnection }
        let error = error(.connectionLost, "hung up before the mail was settled")
        return .ended(.failure(error), isConnectionGood: false)
    }

    /// What follows if a deadline has passed; `nil` if none has.
    func overdue(at now: ContinuousClock.Instant) -> Progress? {
        if dialogue?.isProbing == true { return now >= probeBy ? .needsNewConnection : nil }
        guard now >= (isTalking ? replyBy ?? deliverBy : connectBy) else { return nil }
        return .ended(.failure(error(.timedOut, "was too slow")), isConnectionGood: false)
    }

    var cancellation: Progress {
        let error = error(.cancelled, "was not waited for: the call was cancelled")
        return .ended(.failure(error), isConnectionGood: false)
    }

    private var server: String { "The mail server \(submission.server)" }

    private func error(_ kind: TransportError.Kind, _ cause: String) -> TransportError {
        TransportError(
            kind, requestMayHaveArrived: isFinalDotOut, sentence: "\(server) \(cause).")
    }
}
