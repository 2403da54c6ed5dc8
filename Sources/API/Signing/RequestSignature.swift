package import Messaging

/// The signature that clients put on a request: HMAC-SHA256 over method, path, body, timestamp and
/// nonce, written one after the other with nothing between them.
package enum RequestSignature {
    /// Room made for what is signed, in bytes; more is found when needed.
    private static let usualMessageCount = 1024

    /// Whether `signatureHex` was made for this request by someone who knows `secret`.
    ///
    /// A genuine request of a usual client costs one writing of the body and one HMAC. Before a
    /// signature is called false every other ``CanonicalForm`` is written too, but hashed only
    /// where it differs from the first: at most nine times the work, linear in the body.
    ///
    /// - Parameters:
    ///   - signatureHex: 64 lower-case hexadecimal digits; anything else is false.
    ///   - method: in capitals, as received.
    ///   - path: percent-decoded, without the query.
    ///   - body: `nil` when the request has none. `null` and an object without members sign like none;
    ///     what is no object is never genuine.
    ///   - timestamp: seconds, as the header says; the caller judges whether they are near enough.
    ///   - nonce: as the header has it.
    package static func verifies(
        signatureHex: String, secret: [UInt8], method: String, path: String, body: JSONValue?,
        timestamp: Int64, nonce: String
    ) -> Bool {
        let members: JSONObject
        switch body {
        case nil, .null: members = JSONObject()
        case .object(let object): members = object
        case .bool, .number, .string, .array: return false
        }
        let claim = SignatureClaim(hex: signatureHex, secret: secret)
        let before = Array((method + path).utf8)
        let after = Array("\(timestamp)\(nonce)".utf8)

        func message(_ form: CanonicalForm) -> [UInt8] {
            var message: [UInt8] = []
            message.reserveCapacity(usualMessageCount)
            message += before
            form.append(members, to: &message)
            message += after
            return message
        }

        let likeliest = message(.goSorted)
        if claim.isTrue(of: likeliest) { return true }
        return CanonicalForm.candidates.dropFirst().contains { form in
            let other = message(form)
            return other != likeliest && claim.isTrue(of: other)
        }
    }
}
