import Cryptography
import HTTPTypes
import Messaging
import Web

extension Idempotency {
    private static let field = "idempotency_key"
    private static let header = HTTPField.Name("Idempotency-Key")
    private static let keyBytesMax = 255

    /// Reads the key of a request, from the header or the body, and digests what the request asks for: two
    /// bodies that differ only in the order of their members, or in the key itself, ask for the same.
    ///
    /// - Returns: nil where the request has no key.
    /// - Throws: 10004 for a key that is none, or two that differ.
    static func read(_ headers: HTTPFields, path: String, body: JSONObject) throws(Refusal) -> Idempotency? {
        let written = try JSONReading(body).text(field)
        let sent = header.flatMap { headers[$0] }
        guard let key = written ?? sent else { return nil }
        guard sent == nil || sent == key else {
            throw refusal(
                "The header Idempotency-Key and the field idempotency_key differ; send one of them.")
        }
        guard (1...keyBytesMax).contains(key.utf8.count), key.unicodeScalars.allSatisfy(isPrintable) else {
            throw refusal("An idempotency key has 1 to \(keyBytesMax) bytes of printable characters.")
        }
        var asked = body
        asked[field] = nil
        let digest = Digest.sha256(Array("\(path)\n".utf8) + CanonicalForm.goSorted.text(of: asked))
        return Idempotency(key: key, digest: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    private static func refusal(_ sentence: String) -> Refusal {
        Refusal(.invalidParameter, sentence, field: field)
    }
}
