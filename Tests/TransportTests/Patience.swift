import Transport

// A machine that is busy with other things may let a test stand still for minutes. Where a test is not
// about time, nothing ends for want of it.

extension Duration {
    /// Longer than any test.
    static let patient = Duration.seconds(24 * 3600)
}

extension TransportLimits {
    /// The defaults, but no connection is closed for having been idle.
    static let patient = TransportLimits(idleHTTPMax: .patient, idleSMTPMax: .patient)
}

/// A transport whose kept connections stay.
func patientTransport() throws -> CurlTransport {
    try CurlTransport(limits: .patient, userAgent: "test")
}

extension Exchange {
    /// An exchange that waits as long as it takes.
    static func patient(_ method: Method, _ url: String, body: [UInt8] = []) -> Exchange {
        Exchange(method: method, url: url, body: body, deadline: .patient, connectDeadline: .patient)
    }
}
