/// A complete HTTP answer. Any status, 5xx too, is a reply and not an error.
package struct Reply: Sendable {
    /// The three digits of the status line.
    package var status: Int

    /// Those of the answer itself; interim answers are skipped.
    package var headers: ReplyHeaders

    /// At most ``Exchange/responseBytesMax`` bytes.
    package var body: [UInt8]

    /// From the call to the last byte of the answer.
    package var total: Duration

    /// Until the connection, TLS included, was ready. Zero when an open one was used again.
    package var connect: Duration

    /// Written by hand only where an answer is scripted.
    package init(
        status: Int,
        headers: ReplyHeaders = ReplyHeaders(),
        body: [UInt8] = [],
        total: Duration = .zero,
        connect: Duration = .zero
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.total = total
        self.connect = connect
    }
}
