/// One HTTP request, complete, and how much patience and trust it deserves.
///
/// A value: it may be built, kept and compared with what a server saw. Nothing is checked until
/// ``CurlTransport/perform(_:)``, which refuses what cannot be sent with
/// ``TransportError/Kind-swift.enum/invalidRequest``.
package struct Exchange: Sendable {
    /// What is asked of the other side.
    package var method: Method

    /// Absolute, `http` or `https`. Its query is treated as a secret: tokens live there.
    package var url: String

    /// Sent in this order. A name is an RFC 9110 token; a value has no control character but tab.
    ///
    /// `Content-Length`, `Transfer-Encoding` and `Expect` are refused: they follow from `body`.
    /// Nothing is added but `Host`, `User-Agent`, `Accept` and `Content-Length`, and the first
    /// three give way to a header of the same name.
    package var headers: [(name: String, value: String)]

    /// At most ``TransportLimits/requestBytesMax`` bytes.
    package var body: [UInt8]

    /// For the whole exchange, from the call to the last byte of the answer. At least 1 ms.
    package var deadline: Duration

    /// For name, connection and TLS together, and for the wait for a free connection.
    package var connectDeadline: Duration

    /// A longer answer is read no further and ends in
    /// ``TransportError/Kind-swift.enum/responseTooLarge``. Unit: bytes of the body.
    package var responseBytesMax: Int

    /// Where the connection may lead, judged after the name is resolved.
    package var addresses: AddressRule

    /// Path of a listening Unix socket to use instead of the network. The URL still gives `Host`.
    package var unixSocket: String?

    /// A PEM file of the only authorities to trust; `nil` means the system's.
    package var certificateAuthorities: String?

    /// The defaults: 30 s in all, 10 s to connect, an answer of at most 64 KiB, any address.
    package init(
        method: Method,
        url: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = [],
        deadline: Duration = .seconds(30),
        connectDeadline: Duration = .seconds(10),
        responseBytesMax: Int = 64 * 1024,
        addresses: AddressRule = .any,
        unixSocket: String? = nil,
        certificateAuthorities: String? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadline = deadline
        self.connectDeadline = connectDeadline
        self.responseBytesMax = responseBytesMax
        self.addresses = addresses
        self.unixSocket = unixSocket
        self.certificateAuthorities = certificateAuthorities
    }
}

extension Exchange {
    /// The request methods in use. The raw value is the word on the wire.
    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }
}

/// Says the method only: URL, headers and body may hold secrets.
extension Exchange: CustomStringConvertible {
    /// The method and the size of the body.
    package var description: String { "Exchange(\(method.rawValue), \(body.count) bytes)" }
}
