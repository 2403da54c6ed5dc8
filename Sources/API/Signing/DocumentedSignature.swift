/// The simpler signature of the project's founding document: `X-App-Key` and a timestamp, nothing else.
///
/// It covers neither body nor path, so whoever reads one request can send others with its headers
/// while the timestamp holds. The caller accepts each combination with a body only once.
package enum DocumentedSignature {
    /// Whether `signatureHex` is HMAC-SHA256 of `app_key={appKey}&timestamp={timestamp}`, in 64
    /// lower-case hexadecimal digits.
    ///
    /// - Parameter timestamp: seconds; the caller judges whether they are near enough.
    package static func verifies(
        signatureHex: String, secret: [UInt8], appKey: String, timestamp: Int64
    ) -> Bool {
        SignatureClaim(hex: signatureHex, secret: secret)
            .isTrue(of: Array("app_key=\(appKey)&timestamp=\(timestamp)".utf8))
    }
}
