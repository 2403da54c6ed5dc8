/// The talk that hands one mail to a server that has greeted us and logged us in.
///
/// A value that knows no socket: replies go in, the next thing to do comes out.
struct SubmissionDialogue {
    /// What the owner must do now.
    enum Step: Equatable {
        /// Send the bytes, then read one reply.
        case say([UInt8])
        /// Send the whole mail with its final dot, then read one reply.
        case deliver
        /// The server took the mail.
        case accepted(SubmissionReply)
        /// The server will not take it.
        case refused(at: SubmissionStage, SubmissionReply)
        /// The reused connection is no good. Nothing of the mail was said: begin on a new one.
        case stale
    }

    private enum Awaited: Equatable {
        /// The reply to RSET. Becomes `sender`, or the dialogue ends as stale.
        case reset
        /// The reply to MAIL FROM. Becomes `recipient(0)`.
        case sender
        /// The reply to the RCPT TO of that index. Becomes the next one's, then `content`.
        case recipient(Int)
        /// The reply to DATA. Becomes `acceptance`.
        case content
        /// The reply to the final dot, the last.
        case acceptance
    }

    private let sender: String
    private let recipients: [String]
    private var awaited: Awaited

    /// - Parameter isReused: the connection served another mail before. It is then tried with
    ///   RSET first, which also proves that it still lives.
    init(_ submission: Submission, extensions: ServerExtensions, isReused: Bool) {
        var sender = "MAIL FROM:<\(submission.sender)>"
        if extensions.hasSize { sender += " SIZE=\(submission.message.count)" }
        if extensions.hasEightBit, submission.message.contains(where: { $0 >= 0x80 }) {
            sender += " BODY=8BITMIME"
        }
        if submission.isUTF8 { sender += " SMTPUTF8" }
        self.sender = sender
        recipients = submission.recipients
        awaited = isReused ? .reset : .sender
    }

    var opening: [UInt8] { line(awaited == .reset ? "RSET" : sender) }

    mutating func hear(_ reply: SubmissionReply) -> Step {
        let isPositive = (200...299).contains(reply.code)
        switch awaited {
        case .reset:
            guard isPositive else { return .stale }
            awaited = .sender
            return .say(line(sender))
        case .sender:
            guard isPositive else { return .refused(at: .sender, reply) }
            return ask(recipient: 0)
        case .recipient(let index):
            guard isPositive else { return .refused(at: .recipient, reply) }
            if index + 1 < recipients.count { return ask(recipient: index + 1) }
            awaited = .content
            return .say(line("DATA"))
        case .content:
            guard reply.code == 354 else { return .refused(at: .content, reply) }
            awaited = .acceptance
            return .deliver
        case .acceptance:
            return isPositive ? .accepted(reply) : .refused(at: .acceptance, reply)
        }
    }

    /// Whether a lost connection means no more than that it had been closed while idle.
    var isProbing: Bool { awaited == .reset }

    private mutating func ask(recipient index: Int) -> Step {
        awaited = .recipient(index)
        return .say(line("RCPT TO:<\(recipients[index])>"))
    }

    private func line(_ text: String) -> [UInt8] { Array((text + "\r\n").utf8) }

    /// The mail as it goes over the wire: dots doubled at line starts, and the final dot
    /// (RFC 5321 §4.5.2).
    static func wire(_ message: [UInt8]) -> [UInt8] {
        let dot = UInt8(ascii: ".")
        var wire: [UInt8] = []
        wire.reserveCapacity(message.count + message.count / 64 + 5)
        var isLineStart = true
        for byte in message {
            if isLineStart, byte == dot { wire.append(dot) }
            wire.append(byte)
            isLineStart = byte == 0x0A
        }
        if !isLineStart { wire += [0x0D, 0x0A] }
        return wire + [dot, 0x0D, 0x0A]
    }
}
