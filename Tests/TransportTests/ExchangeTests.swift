import Testing
import Transport

@Suite struct `An exchange that goes well` {
    @Test func `sends method, headers and body, and brings back status, headers and body`() async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.answer("fine", headers: "X-Mood:  calm \r\nX-Mood: second\r\n")
        }
        let transport = try CurlTransport(userAgent: "message-push/1")
        let reply = try await transport.perform(
            Exchange(
                method: .post, url: server.url + "/a/../b?q=1",
                headers: [("X-Id", "7"), ("X-Empty", "")], body: Array("hello".utf8)))
        #expect(reply.status == 200)
        #expect(reply.text == "fine")
        #expect(reply.headers["x-MOOD"] == "calm")
        #expect(reply.headers["x-moo"] == nil)
        #expect(reply.total > .zero)
        let request = await server.heard()
        #expect(request.hasPrefix("POST /a/../b?q=1 HTTP/1.1\r\n"))
        #expect(request.contains("\r\nX-Id: 7\r\n"))
        #expect(request.contains("\r\nX-Empty:\r\n"))
        #expect(request.contains("\r\nUser-Agent: message-push/1\r\n"))
        #expect(request.contains("\r\nContent-Length: 5\r\n"))
        #expect(!request.contains("Content-Type") && !request.contains("Accept-Encoding"))
        #expect(request.hasSuffix("\r\n\r\nhello"))
        await transport.shutDown()
    }

    @Test(arguments: [Exchange.Method.get, .post, .put, .patch, .delete])
    func `says its method, with and without a body`(method: Exchange.Method) async throws {
        let server = ScriptedServer { peer in
            for _ in 1...2 {
                peer.tell(peer.readRequest())
                peer.answer("")
            }
        }
        let transport = try patientTransport()
        for body in [[], Array("b".utf8)] {
            _ = try await transport.perform(Exchange.patient(method, server.url, body: body))
            let request = await server.heard()
            #expect(request.hasPrefix("\(method.rawValue) / HTTP/1.1\r\n"))
            #expect(request.hasSuffix(body.isEmpty ? "\r\n\r\n" : "\r\n\r\nb"))
        }
        await transport.shutDown()
    }

    @Test func `does not wait for a body after HEAD`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 204 None\r\nContent-Length: 9\r\n\r\n")
            peer.waitForEnd()
        }
        let transport = try patientTransport()
        let reply = try await transport.perform(Exchange.patient(.head, server.url))
        #expect(reply.status == 204)
        await transport.shutDown()
    }

    @Test func `uses the connection of the one before`() async throws {
        let server = ScriptedServer { peer in
            while !peer.readRequest().isEmpty { peer.answer("\(peer.number)") }
        }
        let transport = try patientTransport()
        for _ in 1...5 {
            let reply = try await transport.perform(Exchange.patient(.get, server.url))
            #expect(reply.text == "1")
        }
        await transport.shutDown()
    }

    @Test func `takes an error status for an answer and follows no redirect`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 302 Gone\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
            _ = peer.readRequest()
            peer.write("HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n")
        }
        let transport = try patientTransport()
        let redirect = try await transport.perform(Exchange.patient(.get, server.url))
        #expect(redirect.status == 302)
        let busy = try await transport.perform(Exchange.patient(.get, server.url))
        #expect(busy.status == 503)
        #expect(busy.headers["retry-after"] == "3")
        await transport.shutDown()
    }

    @Test func `keeps the last answer's headers when an interim answer came first`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 103 Early\r\nX-A: early\r\n\r\n")
            peer.answer("x", headers: "X-B: late\r\n")
        }
        let transport = try patientTransport()
        let reply = try await transport.perform(Exchange.patient(.get, server.url))
        #expect(reply.headers["X-A"] == nil)
        #expect(reply.headers["X-B"] == "late")
        await transport.shutDown()
    }

    @Test func `goes over a Unix socket`() async throws {
        let path = "/tmp/transport-\(UInt64.random(in: 0 ... .max)).sock"
        let server = ScriptedServer(path: path) { peer in
            peer.tell(peer.readRequest())
            peer.answer("local")
        }
        let transport = try patientTransport()
        let reply = try await transport.perform(
            Exchange(method: .get, url: "http://message-push/x", unixSocket: path))
        #expect(reply.text == "local")
        #expect(await server.heard().contains("\r\nHost: message-push\r\n"))
        await transport.shutDown()
        remove(path: path)
    }

    @Test func `runs beside two hundred others on few connections`() async throws {
        let server = ScriptedServer { peer in
            while !peer.readRequest().isEmpty { peer.answer("\(peer.number)") }
        }
        let transport = try CurlTransport(
            limits: TransportLimits(connectionsPerHostMax: 4), userAgent: "test")
        let exchange = Exchange.patient(.post, server.url, body: [1, 2, 3])
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 1...200 { group.addTask { try await transport.perform(exchange).text } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(numbers.isSubset(of: ["1", "2", "3", "4"]))
        await transport.shutDown()
    }
}
