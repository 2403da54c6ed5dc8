import CCurl

/// A connection to one mail server: resolved, encrypted, greeted and logged in by curl.
///
/// curl's own mail transfer waits for the reply to the final dot while its whole multi handle
/// stands still (`smtp_done` in 7.88). So curl only connects here (CURLOPT_CONNECT_ONLY), and the
/// talk after that is ours. Lives on the courier's thread.
final class MailConnection: TransferListener {
    /// Mails to an equal server may use the connection too.
    let server: MailServer
    let handle: EasyHandle
    private(set) var extensions = ServerExtensions()
    private(set) var lastReply: SubmissionReply?
    private var replyCount = 0

    /// Mails begun on it. Many servers hang up after a number of them.
    var mailCount = 0
    static let mailsMax = 100

    var idleSince = ContinuousClock.now

    /// First asked for when curl has connected; it stays the same from then on.
    private(set) lazy var socket = handle.socket

    init(
        to server: MailServer, mechanism: MailServer.Mechanism, deadline: Duration, ticket: UInt64,
        handle: EasyHandle
    ) throws(TransportError) {
        self.server = server
        self.handle = handle
        super.init()
        try handle.setListener(self)
        try handle.setTicket(ticket)
        try handle.setMailRoute(server, mechanism: mechanism, deadline: deadline)
    }

    override func approveConnection(to address: Address?) -> Bool { true }

    override func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool { true }

    /// Hears the server's lines until it has logged us in.
    override func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // Safe: copied before curl takes its buffer back.
        let line = unsafe Array(bytes)
        if line.starts(with: "250".utf8) { extensions.note(line: line) }
        if let reply = SubmissionReply(lastLine: line) {
            replyCount += 1
            lastReply = reply
            // What was said before encryption began does not count.
            if reply.code == 220 { extensions = ServerExtensions() }
        }
        return true
    }

    /// Why curl could not connect, greet and log in.
    func error(_ code: CURLcode) -> TransportError {
        // A login without a mechanism ends after a reply that refused nothing.
        let refusal = lastReply.flatMap { (400...599).contains($0.code) ? $0 : nil }
        let kind: TransportError.Kind
        switch code {
        case CURLE_LOGIN_DENIED:
            kind = .authenticationRefused
        case CURLE_REMOTE_ACCESS_DENIED:
            kind = .refused(at: .hello)
        case CURLE_WEIRD_SERVER_REPLY where replyCount == 1 && refusal != nil:
            kind = .refused(at: .greeting)
        default:
            kind = CurlCode.kind(code, wasSent: false)
        }
        let reply: SubmissionReply? =
            switch kind {
            case .authenticationRefused, .refused: refusal
            default: nil
            }
        let words = reply.map { " It said \($0.code) \($0.text)" } ?? ""
        return TransportError(
            kind, requestMayHaveArrived: false, reply: reply,
            sentence: "The mail server \(server) is not ready for mail: \(CurlCode.text(code)).\(words)")
    }
}
