import Testing
import Transport

@Suite struct `An exchange in trouble` {
    @Test func `is safe to repeat when nobody listens`() async throws {
        let error = try await failure(of: Exchange.patient(.post, "http://127.0.0.1:\(unusedPort())/"))
        #expect(error.kind == .connectFailed)
        #expect(!error.requestMayHaveArrived)
    }

    @Test func `is safe to repeat when the name does not exist`() async throws {
        let error = try await failure(of: Exchange.patient(.post, "http://nobody.invalid/?token=s3cret"))
        #expect(error.kind == .nameNotResolved)
        #expect(!error.requestMayHaveArrived)
        #expect(!"\(error)".contains("s3cret"))
    }

    @Test func `is safe to repeat when TLS fails`() async throws {
        let server = ScriptedServer { peer in peer.write("no TLS here, sorry\r\n\r\n") }
        let url = "https://127.0.0.1:\(server.port)/"
        let error = try await failure(of: Exchange.patient(.post, url))
        #expect(error.kind == .tlsFailed)
        #expect(!error.requestMayHaveArrived)
    }

    @Test func `is safe to repeat when the TLS handshake is too slow`() async throws {
        let server = ScriptedServer { $0.waitForEnd() }
        let error = try await failure(
            of: Exchange(
                method: .post, url: "https://127.0.0.1:\(server.port)/", connectDeadline: .milliseconds(100)))
        #expect(error.kind == .timedOut)
        #expect(!error.requestMayHaveArrived)
    }

    @Test func `may have arrived when the answer is too slow`() async throws {
        let server = ScriptedServer { $0.waitForEnd() }
        let error = try await failure(
            of: Exchange(method: .post, url: server.url, body: [1], deadline: .milliseconds(100)))
        #expect(error.kind == .timedOut)
        #expect(error.requestMayHaveArrived)
    }

    @Test func `may have arrived when the server hangs up without an answer`() async throws {
        let server = ScriptedServer { _ = $0.readRequest() }
        let error = try await failure(of: Exchange.patient(.post, server.url, body: [1]))
        #expect(error.kind == .connectionLost)
        #expect(error.requestMayHaveArrived)
    }

    @Test func `may have arrived when the server resets after the request`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.reset()
        }
        let error = try await failure(of: Exchange.patient(.post, server.url, body: [1]))
        #expect(error.kind == .connectionLost)
        #expect(error.requestMayHaveArrived)
    }

    @Test func `may have arrived when the answer is cut in the middle`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
        }
        let error = try await failure(of: Exchange.patient(.post, server.url, body: [1]))
        #expect(error.kind == .connectionLost)
        #expect(error.requestMayHaveArrived)
    }

    @Test(arguments: ["SSH-2.0-OpenSSH\r\n", "HTTP/9.9 what\r\n\r\n", "\u{1}\u{2}\u{3}\u{4}\r\n\r\n\r\n"])
    func `may have arrived when the answer is garbage`(words: String) async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.write(words)
        }
        let error = try await failure(of: Exchange.patient(.post, server.url, body: [1]))
        #expect(error.kind == .garbage)
        #expect(error.requestMayHaveArrived)
    }

    @Test func `stops reading an answer that is too large`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.answer(String(repeating: "x", count: 1001))
        }
        let error = try await failure(of: Exchange(method: .get, url: server.url, responseBytesMax: 1000))
        #expect(error.kind == .responseTooLarge)
        #expect(error.requestMayHaveArrived)
    }

    @Test func `reads an answer that is just not too large`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.answer(String(repeating: "x", count: 1000))
        }
        let transport = try patientTransport()
        let reply = try await transport.perform(
            Exchange(method: .get, url: server.url, responseBytesMax: 1000))
        #expect(reply.body.count == 1000)
        await transport.shutDown()
    }

    @Test func `stops reading headers without end`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\n")
            for number in 1...2000 { peer.write("X-\(number): \(String(repeating: "y", count: 90))\r\n") }
        }
        let error = try await failure(of: Exchange.patient(.get, server.url))
        #expect(error.kind == .responseTooLarge)
    }

    @Test(arguments: [Exchange.Method.post, .get, .delete])
    func `is not sent twice when a kept connection dies under it`(method: Exchange.Method) async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest().isEmpty ? "nothing" : "request")
            peer.answer("first")
            if peer.number > 1 { return }
            peer.tell(peer.readRequest().isEmpty ? "nothing" : "request")
        }
        let transport = try patientTransport()
        let exchange = Exchange.patient(method, server.url, body: method == .post ? [1, 2] : [])
        _ = try await transport.perform(exchange)
        let error = try #require(await failure(of: exchange, on: transport))
        #expect(error.kind == .connectionLost)
        #expect(error.requestMayHaveArrived)
        #expect(await server.heard(2) == ["request", "request"])
        // A third request in the server's ears would be the replay; this one must be the first new.
        _ = try await transport.perform(Exchange.patient(.put, server.url, body: [3]))
        #expect(await server.heard() == "request")
        await transport.shutDown()
    }

    @Test func `uses a new connection when the kept one was closed while idle`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.answer("\(peer.number)", headers: "X: y\r\n")
            peer.hangUp()
            peer.tell("closed")
            peer.waitForEnd()
        }
        let transport = try patientTransport()
        _ = try await transport.perform(Exchange.patient(.get, server.url))
        _ = await server.heard()
        let reply = try await transport.perform(Exchange.patient(.post, server.url, body: [1]))
        #expect(reply.text == "2")
        await transport.shutDown()
    }
}
