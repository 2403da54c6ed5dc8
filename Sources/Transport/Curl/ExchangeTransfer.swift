import CCurl

/// One exchange while curl works on it. Lives on the courier's thread.
final class ExchangeTransfer: TransferListener {
    let handle: EasyHandle
    let answer: Order.Answer<Reply>

    /// When it must have a connection. curl does not watch over transfers that wait for one.
    let connectBy: ContinuousClock.Instant

    private let exchange: Exchange
    private let headerList: HeaderList
    private var headerLines: [UInt8] = []
    private var body: [UInt8] = []
    private(set) var hasBegun = false
    private var isAddressRefused = false
    private var isRepetition = false
    private var isTooLarge = false

    /// The status line and all fields of an answer. Larger than any honest server's.
    private static let headerBytesMax = 64 * 1024

    /// - Parameter exchange: has passed its check.
    init(
        _ exchange: Exchange, ticket: UInt64, handle: EasyHandle, userAgent: String,
        limits: TransportLimits, answer: Order.Answer<Reply>
    ) throws(TransportError) {
        self.exchange = exchange
        self.handle = handle
        self.answer = answer
        connectBy = .now + min(exchange.connectDeadline, exchange.deadline)
        headerList = try HeaderList(exchange.headers, hasBody: exchange.sendsBody)
        super.init()
        try handle.setListener(self)
        try handle.setTicket(ticket)
        try handle.setRoute(exchange, limits: limits)
        try handle.setRequest(exchange, userAgent: userAgent)
        try handle.set(headerList)
    }

    override func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= exchange.responseBytesMax else {
            isTooLarge = true
            return false
        }
        // Safe: copied before curl takes its buffer back.
        unsafe body.append(contentsOf: bytes)
        return true
    }

    override func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // Safe: read inside the call.
        let isStatusLine = unsafe bytes.starts(with: "HTTP/".utf8)
        // An interim answer (1xx) came before; its fields are not the answer's.
        if isStatusLine { headerLines.removeAll(keepingCapacity: true) }
        guard headerLines.count + bytes.count <= Self.headerBytesMax else {
            isTooLarge = true
            return false
        }
        // Safe: copied before curl takes its buffer back.
        unsafe headerLines.append(contentsOf: bytes)
        return true
    }

    /// Asked for reused connections too: one may have been opened for an exchange with a laxer
    /// rule.
    override func approveRequest(to address: Address?) -> Bool {
        guard approveConnection(to: address) else { return false }
        hasBegun = true
        return true
    }

    /// The guard against replay stands here: when a reused connection dies without an answer,
    /// curl 7.88 sends the request once more, POST or not (`Curl_retry_request`), and asks here
    /// before it does. It may only while not one byte of the request has left.
    override func approveConnection(to address: Address?) -> Bool {
        if wasSent {
            isRepetition = true
            return false
        }
        let isAllowed = exchange.addresses == .any || address?.isPublic == true
        if !isAllowed { isAddressRefused = true }
        return isAllowed
    }

    private var wasSent: Bool { handle.long(CURLINFO_REQUEST_SIZE) > 0 }

    func result(_ code: CURLcode) -> Result<Reply, TransportError> {
        guard code != CURLE_OK else { return .success(reply) }
        if isTooLarge {
            return .failure(error(.responseTooLarge, "The answer of \(exchange.host) is too large."))
        }
        if isRepetition {
            return .failure(
                error(.connectionLost, "The connection to \(exchange.host) died under the request."))
        }
        if isAddressRefused, !wasSent {
            return .failure(
                error(.addressRefused, "\(exchange.host) does not have a public address."))
        }
        let kind = CurlCode.kind(code, wasSent: wasSent)
        return .failure(error(kind, "The exchange with \(exchange.host) failed: \(CurlCode.text(code))."))
    }

    /// The result of a transfer that we end ourselves.
    func result(endedAs kind: TransportError.Kind) -> Result<Reply, TransportError> {
        let cause = kind == .cancelled ? "was cancelled" : "was not connected in time"
        return .failure(error(kind, "The exchange with \(exchange.host) \(cause)."))
    }

    private var reply: Reply {
        let connected = handle.time(CURLINFO_APPCONNECT_TIME_T)
        return Reply(
            status: handle.long(CURLINFO_RESPONSE_CODE),
            headers: ReplyHeaders(lines: headerLines),
            body: body,
            total: handle.time(CURLINFO_TOTAL_TIME_T),
            connect: connected > .zero ? connected : handle.time(CURLINFO_CONNECT_TIME_T))
    }

    private func error(_ kind: TransportError.Kind, _ sentence: String) -> TransportError {
        TransportError(kind, requestMayHaveArrived: wasSent, sentence: sentence)
    }
}
