import Cryptography
import Messaging
import Transport

/// Signs calls to Aliyun and carries them out.
struct AliyunCaller: Sendable {
    /// Aliyun's own clients allow 5 s and 10 s; a call for a thousand numbers takes longer.
    private static let connectDeadline: Duration = .seconds(5)
    private static let deadline: Duration = .seconds(20)
    /// Fifty rows of `QuerySendDetails` with their texts are the longest answer.
    private static let responseBytesMax = 512 * 1024

    let credentials: AliyunCredentials
    let endpoint: AliyunEndpoint
    let transport: CurlTransport
    let time: any TimeSource

    /// Makes one call, and never a second time.
    func answer(to call: AliyunCall) async throws(TransportError) -> AliyunAnswer {
        AliyunAnswer(try await transport.perform(exchange(for: call)))
    }

    /// The signed request for `call`, each time with a nonce of its own.
    func exchange(for call: AliyunCall) -> Exchange {
        // Never the same twice: by the time in it, and by its 74 random bits.
        let nonce = UniqueID(at: time.now) { UInt64.random(in: UInt64.min...UInt64.max) }.description
        var exchange =
            switch credentials.signature {
            case .acs3: signedExchange(for: call, nonce: nonce)
            case .rpc: oldExchange(for: call, nonce: nonce)
            }
        exchange.deadline = Self.deadline
        exchange.connectDeadline = Self.connectDeadline
        exchange.responseBytesMax = Self.responseBytesMax
        return exchange
    }

    private func signedExchange(for call: AliyunCall, nonce: String) -> Exchange {
        let body = Array(call.form.formEncoded.utf8)
        var headers = [
            (name: "host", value: endpoint.host), (name: "x-acs-action", value: call.action),
            (name: "x-acs-version", value: call.version), (name: "x-acs-date", value: time.now.description),
            (name: "x-acs-signature-nonce", value: nonce),
            (name: "x-acs-content-sha256", value: Hex.encode(Digest.sha256(body))),
        ]
        if !body.isEmpty { headers.append(Self.formType) }
        if let token = credentials.securityToken {
            headers.append((name: "x-acs-accesskey-id", value: credentials.accessKeyID))
            headers.append((name: "x-acs-security-token", value: token))
        }
        let authorization = AliyunSignature.authorization(
            for: AliyunSignature.Request(
                method: "POST", path: endpoint.path, query: call.query, headers: headers, body: body),
            accessKeyID: credentials.accessKeyID, accessKeySecret: credentials.accessKeySecret)
        headers.append((name: "Authorization", value: authorization))
        return Exchange(method: .post, url: endpoint.url(query: call.query), headers: headers, body: body)
    }

    private func oldExchange(for call: AliyunCall, nonce: String) -> Exchange {
        var query = call.query
        query += [
            ("AccessKeyId", credentials.accessKeyID), ("Action", call.action), ("Format", "JSON"),
            ("SignatureMethod", "HMAC-SHA1"), ("SignatureNonce", nonce), ("SignatureVersion", "1.0"),
            ("Timestamp", time.now.description), ("Version", call.version),
        ]
        if let token = credentials.securityToken { query.append(("SecurityToken", token)) }
        let signature = AliyunRPCSignature.sign(
            method: "POST", parameters: query + call.form, accessKeySecret: credentials.accessKeySecret)
        query.append(("Signature", signature))
        return Exchange(
            method: .post, url: endpoint.url(query: query), headers: call.form.isEmpty ? [] : [Self.formType],
            body: Array(call.form.formEncoded.utf8))
    }

    private static let formType = (name: "content-type", value: "application/x-www-form-urlencoded")
}
