import Testing
import Transport

@Suite struct `A request that must not be sent` {
    @Test(arguments: [
        ("X-A", "1\r\nX-Evil: 2"), ("X-A", "1\nX"), ("X-A", "1\rX"), ("X-A", "nul\0"), ("X A", "1"),
        ("X:A", "1"), ("", "1"), ("X-A\r\nX-Evil", "1"), ("Content-Length", "9"),
        ("transfer-encoding", "chunked"), ("Expect", "100-continue"),
    ])
    func `is refused for its header`(name: String, value: String) async throws {
        let error = try await failure(
            of: Exchange(method: .get, url: "http://127.0.0.1:1/", headers: [(name, value)]))
        #expect(error.kind == .invalidRequest)
        #expect(!error.requestMayHaveArrived)
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1", "http://a b/", "http://a/\r\nX: y",
        "http://", "gopher://x", "smtp://127.0.0.1",
    ])
    func `is refused for its URL`(url: String) async throws {
        let error = try await failure(of: Exchange(method: .get, url: url))
        #expect(error.kind == .invalidRequest)
        #expect(!error.requestMayHaveArrived)
    }

    @Test func `is refused for a body over the limit`() async throws {
        let exchange = Exchange(method: .post, url: "http://127.0.0.1:1/", body: [1, 2, 3])
        let error = try await failure(of: exchange, limits: TransportLimits(requestBytesMax: 2))
        #expect(error.kind == .invalidRequest)
    }

    @Test func `leaves no secret in its description`() {
        let exchange = Exchange(
            method: .post, url: "http://u:pw@h/?token=abc", headers: [("Authorization", "Bearer abc")],
            body: Array("abc".utf8))
        #expect("\(exchange)" == "Exchange(POST, 3 bytes)")
    }
}
