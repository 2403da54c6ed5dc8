/// Why there is no answer, and whether the other side may have acted all the same.
package struct TransportError: Error, Sendable, Equatable {
    /// What went wrong, as one of a closed list.
    package var kind: Kind

    /// `true` when the other side may have received and acted on the request: do not send it
    /// again blindly. `false` is a promise that it has not.
    ///
    /// HTTP: `false` only if no byte of the request was handed to the socket. SMTP: `true` only
    /// once the final dot may have been written and no reply to it was read.
    package var requestMayHaveArrived: Bool

    /// The SMTP reply that refused us, for `.refused` and `.authenticationRefused`.
    package var reply: SubmissionReply?

    /// What happened, for the operator. Names the host at most; never a URL, header or password.
    package var sentence: String

    /// Made by the transport, and by hand where a failure is scripted.
    package init(
        _ kind: Kind,
        requestMayHaveArrived: Bool,
        reply: SubmissionReply? = nil,
        sentence: String
    ) {
        self.kind = kind
        self.requestMayHaveArrived = requestMayHaveArrived
        self.reply = reply
        self.sentence = sentence
    }
}

extension TransportError {
    /// The ways to fail. All but the marked ones leave `requestMayHaveArrived` to the moment.
    package enum Kind: Sendable, Equatable {
        /// The value cannot be sent: a bad URL, a line break in a header. Nothing was sent.
        case invalidRequest
        /// The host name has no address. Nothing was sent.
        case nameNotResolved
        /// No address accepted a connection. Nothing was sent.
        case connectFailed
        /// No TLS: handshake, certificate, or a server that does not offer STARTTLS.
        case tlsFailed
        /// The SMTP server refused AUTH, or offers no mechanism of ours. Nothing was sent.
        case authenticationRefused
        /// Every address of the host is forbidden by ``AddressRule/publicOnly``. Nothing was sent.
        case addressRefused
        /// A deadline passed.
        case timedOut
        /// The connection was closed or reset before the answer was complete.
        case connectionLost
        /// The answer is longer than the exchange allows. The request arrived.
        case responseTooLarge
        /// The other side does not speak the protocol.
        case garbage
        /// The calling task was cancelled.
        case cancelled
        /// The SMTP server lacks SMTPUTF8, which this mail needs. Nothing was sent.
        case extensionMissing
        /// The mail is larger than the SMTP server's SIZE allows. Nothing was sent.
        case messageTooLarge
        /// The SMTP server said no; ``TransportError/reply`` has its words. Nothing was accepted.
        case refused(at: SubmissionStage)
        /// The transport was shut down before the call. Nothing was sent.
        case shuttingDown
        /// ``TransportLimits/transfersMax`` calls are running. Nothing was sent.
        case tooManyExchanges
    }
}

extension TransportError: CustomStringConvertible {
    /// A sentence for the operator, and a second one if the request may have arrived.
    package var description: String {
        requestMayHaveArrived ? "\(sentence) The request may have arrived." : sentence
    }
}
