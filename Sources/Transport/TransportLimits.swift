/// The bounds of one transport. Memory and sockets stay under their sum.
package struct TransportLimits: Sendable {
    /// Calls that may run at once, HTTP and SMTP together. Default: 1024.
    ///
    /// One more is refused at once with ``TransportError/Kind-swift.enum/tooManyExchanges``:
    /// there is no second queue here behind the dispatcher's.
    package var transfersMax: Int

    /// Connections to one host and port. Further calls wait for one, within their
    /// `connectDeadline`. Default: 64.
    package var connectionsPerHostMax: Int

    /// Idle connections kept open for the next call, all hosts together. Default: 256.
    package var idleConnectionsMax: Int

    /// An HTTP connection idle for longer is not used again. Default: 60 s, below the 75 s at
    /// which common servers hang up.
    package var idleHTTPMax: Duration

    /// The same for SMTP. Default: 30 s.
    package var idleSMTPMax: Duration

    /// Bytes in one request's body, or one mail. Default: 32 MiB.
    package var requestBytesMax: Int

    /// See each limit for its default.
    package init(
        transfersMax: Int = 1024,
        connectionsPerHostMax: Int = 64,
        idleConnectionsMax: Int = 256,
        idleHTTPMax: Duration = .seconds(60),
        idleSMTPMax: Duration = .seconds(30),
        requestBytesMax: Int = 32 * 1024 * 1024
    ) {
        self.transfersMax = transfersMax
        self.connectionsPerHostMax = connectionsPerHostMax
        self.idleConnectionsMax = idleConnectionsMax
        self.idleHTTPMax = idleHTTPMax
        self.idleSMTPMax = idleSMTPMax
        self.requestBytesMax = requestBytesMax
    }
}
