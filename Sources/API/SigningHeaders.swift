import HTTPTypes
import Messaging

/// What a request's headers say about who signed it, by one of the two schemes.
struct SigningHeaders: Sendable {
    /// Which scheme the request is judged by.
    enum Scheme: Sendable {
        /// Method, path, body, timestamp and nonce are signed (wire contract §1.9.3).
        case wholeRequest(nonce: String)
        /// Key and timestamp are signed (wire contract §1.9.10).
        case documented
    }

    let application: ApplicationID
    let scheme: Scheme
    let timestamp: Int64
    let signature: String

    /// Reads the headers in the wire contract's order (§1.9.2).
    init(_ headers: HTTPFields) throws(Refusal) {
        let id = Self.value("X-App-Id", in: headers)
        let key = Self.value("X-App-Key", in: headers)
        guard id.isEmpty || key.isEmpty else {
            throw Refusal(.unauthorized, "The request carries both X-App-Id and X-App-Key; send one of them.")
        }
        let nonce = Self.value("X-Nonce", in: headers)
        let time = Self.value("X-Timestamp", in: headers)
        signature = Self.value("X-Signature", in: headers)
        scheme = key.isEmpty ? .wholeRequest(nonce: nonce) : .documented
        application = ApplicationID(key.isEmpty ? id : key)
        for (name, value) in [
            (key.isEmpty ? "X-App-Id" : "X-App-Key", application.key), ("X-Timestamp", time),
            ("X-Signature", signature),
        ]
        where value.isEmpty {
            throw Self.missing(name)
        }
        if key.isEmpty, nonce.isEmpty { throw Self.missing("X-Nonce") }
        guard let seconds = Int64(time) else {
            throw Refusal(
                .invalidTimestamp, "X-Timestamp is not a whole number of seconds.", field: "X-Timestamp")
        }
        timestamp = seconds
    }

    /// The first eight bytes that the signature's digits stand for.
    var signatureStart: UInt64 {
        signature.utf8.prefix(16).reduce(0) { start, digit in
            start << 4 | UInt64(digit < UInt8(ascii: "a") ? digit & 15 : (digit & 15) + 9)
        }
    }

    private static func value(_ name: String, in headers: HTTPFields) -> String {
        HTTPField.Name(name).flatMap { headers[$0] } ?? ""
    }

    private static func missing(_ name: String) -> Refusal {
        Refusal(.unauthorized, "The header \(name) is missing.", field: name)
    }
}
