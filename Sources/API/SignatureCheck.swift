package import Catalog
import Cryptography
import HTTPTypes
import Hummingbird
package import Intake
package import Messaging
import Web

/// The porter: who are you, may you call from there, is your clock near ours, did you sign this, have we seen
/// it before, and do you not come too often?
///
/// What costs little comes first; the body is read only for an application that exists, an address that it
/// may call from and a timestamp that is near (wire contract §1.9.2).
package struct SignatureCheck: Sendable {
    private let catalog: @Sendable () -> CatalogSnapshot
    private let replays: ReplayGuard
    private let rates: RateDesk
    private let clients: ClientAddress
    private let window: Duration
    private let bodyBytesMax: Int

    /// A porter who allows clocks to be `window` apart and bodies of `bodyBytesMax` bytes.
    ///
    /// - Parameter trustedProxies: whose `X-Forwarded-For` is believed.
    package init(
        catalog: @escaping @Sendable () -> CatalogSnapshot, replays: ReplayGuard, rates: RateDesk,
        trustedProxies: NetworkList, window: Duration, bodyBytesMax: Int
    ) {
        self.catalog = catalog
        self.replays = replays
        self.rates = rates
        clients = ClientAddress(trustedProxies: trustedProxies)
        self.window = window
        self.bodyBytesMax = bodyBytesMax
    }

    /// Answers a request that only asks: it may come again as it is.
    func answer(
        _ request: Request, _ context: DoorContext, _ body: (Caller) async throws -> Response
    ) async throws -> Response {
        try await serve(request, context) { caller in
            try rates.take(for: caller.application)
            return try await body(caller)
        }
    }

    /// Answers a request that changes something: it is taken once.
    func answerOnce(
        _ request: Request, _ context: DoorContext, _ body: (Caller) async throws -> Response
    ) async throws -> Response {
        try await serve(request, context) { caller in try await once(caller) { try await body(caller) } }
    }

    /// Answers a request, and tells in the headers at which rate more may come. Counts nothing: what changes
    /// something must happen within ``once(_:_:)``.
    func serve(
        _ request: Request, _ context: DoorContext, _ body: (Caller) async throws -> Response
    ) async throws -> Response {
        let caller = try await caller(of: request, context)
        do {
            var response = try await body(caller)
            tellRate(of: caller, in: &response.headers)
            return response
        } catch let refusal as Refusal {
            var headers = HTTPFields()
            tellRate(of: caller, in: &headers)
            throw RefusedRequest(refusal, headers: headers)
        }
    }

    private func tellRate(of caller: Caller, in headers: inout HTTPFields) {
        if let standing = rates.standing(of: caller.application) { headers.tell(standing) }
    }

    /// Counts a request as taken and against the application's rate, runs `body`, and forgets the request if
    /// it was refused.
    ///
    /// Repeats do not count against the rate: who has caught one request shall not use it up.
    ///
    /// - Throws: a refusal if the same request was taken before.
    func once<Value>(_ caller: Caller, _ body: () async throws -> Value) async throws -> Value {
        guard replays.take(caller.fingerprint) else {
            throw Refusal(.invalidTimestamp, "The same signed request was taken before; sign a new one.")
        }
        do {
            try rates.take(for: caller.application)
            return try await body()
        } catch {
            replays.giveBack(caller.fingerprint)
            throw error
        }
    }

    /// Reads the request and says who sent it.
    private func caller(of request: Request, _ context: DoorContext) async throws -> Caller {
        try request.checkAnnouncedBody(most: bodyBytesMax)
        let headers = try SigningHeaders(request.headers)
        try checkTime(headers.timestamp)
        let application = try application(of: headers)
        try checkAddress(request, context, of: application)
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

    /// Looks for the client's address only where it matters: a strange `X-Forwarded-For` harms nobody else.
    private func checkAddress(
        _ request: Request, _ context: DoorContext, of application: Messaging.Application
    ) throws(Refusal) {
        guard let allowed = application.allowedAddresses, !allowed.isEmpty else { return }
        let address = try clients.address(of: context.channel.remoteAddress, headers: request.headers)
        guard allowed.contains(address) else {
            throw Refusal(
                .addressNotAllowed,
                "The application may not call from \(address); its operator decides which addresses may.")
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
