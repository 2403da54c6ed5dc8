package import Catalog
import Cryptography
import Hummingbird
package import Intake
import Messaging
import Web

/// The porter: who are you, is your clock near ours, did you sign this, have we seen it before?
///
/// What costs little comes first; the body is read only for an application that exists and a timestamp that
/// is near (wire contract §1.9.2).
package struct SignatureCheck: Sendable {
    private let catalog: @Sendable () -> CatalogSnapshot
    private let replays: ReplayGuard
    private let window: Duration
    private let bodyBytesMax: Int

    /// A porter who allows clocks to be `window` apart and bodies of `bodyBytesMax` bytes.
    package init(
        catalog: @escaping @Sendable () -> CatalogSnapshot, replays: ReplayGuard, window: Duration,
        bodyBytesMax: Int
    ) {
        self.catalog = catalog
        self.replays = replays
        self.window = window
        self.bodyBytesMax = bodyBytesMax
    }

    /// Reads the request and says who sent it.
    func caller(of request: Request) async throws -> Caller {
        try request.checkAnnouncedBody(most: bodyBytesMax)
        let headers = try SigningHeaders(request.headers)
        try checkTime(headers.timestamp)
        let application = try application(of: headers)
        let bytes = try await request.bodyBytes(most: bodyBytesMax)
        let body = try Self.body(bytes)
        guard isSigned(request, headers, by: application, body: body) else {
            throw Refusal(
                .invalidSignature, "The signature does not match the request.", field: "X-Signature")
        }
        return Caller(
            application: application, body: body ?? JSONObject(),
            fingerprint: Self.fingerprint(of: headers, body: bytes))
    }

    /// Counts a request as taken, runs `body`, and takes that back if it was refused.
    ///
    /// - Throws: a refusal if the same request was taken before.
    func once<Value>(_ caller: Caller, _ body: () async throws -> Value) async throws -> Value {
        guard replays.take(caller.fingerprint) else {
            throw Refusal(.invalidTimestamp, "The same signed request was taken before; sign a new one.")
        }
        do {
            return try await body()
        } catch {
            replays.giveBack(caller.fingerprint)
            throw error
        }
    }

    /// 20003, not 20004: what existing clients have learnt (wire contract §1.9.2).
    private func checkTime(_ seconds: Int64) throws(Refusal) {
        let distance = WallClock.now.seconds.subtractingReportingOverflow(seconds)
        guard !distance.overflow, distance.partialValue.magnitude <= UInt64(window.components.seconds) else {
            throw Refusal(
                .invalidSignature,
                "The timestamp is over \(window.components.seconds) seconds away from the server's clock.",
                field: "X-Timestamp")
        }
    }

    private func application(of headers: SigningHeaders) throws(Refusal) -> Messaging.Application {
        guard let application = catalog().application(headers.application) else {
            throw Refusal(.invalidApplication, "No application has this key.")
        }
        guard application.isEnabled else {
            throw Refusal(.applicationDisabled, "The application is switched off.")
        }
        if case .documented = headers.scheme, !application.acceptsDocumentedSignature {
            throw Refusal(
                .unauthorized, "This application may not use the X-App-Key scheme; sign with X-App-Id.")
        }
        return application
    }

    /// The body as a JSON object; nil when there is none, or it is `null`.
    private static func body(_ bytes: [UInt8]) throws(Refusal) -> JSONObject? {
        guard !bytes.isEmpty else { return nil }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw Refusal(.invalidJSON, "The body is not JSON: \(error)")
        }
        if value.isNull { return nil }
        guard let object = value.objectValue else { throw Refusal(.badRequest, "invalid request body") }
        return object
    }

    private func isSigned(
        _ request: Request, _ headers: SigningHeaders, by application: Messaging.Application,
        body: JSONObject?
    ) -> Bool {
        switch headers.scheme {
        case .wholeRequest(let nonce):
            RequestSignature.verifies(
                signatureHex: headers.signature, secret: application.secret, method: request.method.rawValue,
                path: request.uri.path.percentDecoded, body: body.map(JSONValue.object),
                timestamp: headers.timestamp, nonce: nonce)
        case .documented:
            DocumentedSignature.verifies(
                signatureHex: headers.signature, secret: application.secret, appKey: application.id.key,
                timestamp: headers.timestamp)
        }
    }

    /// The whole-request signature names the request by itself; the documented one does not cover the body,
    /// so the body's digest is taken in.
    private static func fingerprint(of headers: SigningHeaders, body: [UInt8]) -> UInt64 {
        switch headers.scheme {
        case .wholeRequest: headers.signatureStart
        case .documented:
            Digest.sha256(Array("\(headers.application)\(headers.timestamp)\(headers.signature)".utf8) + body)
                .prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
