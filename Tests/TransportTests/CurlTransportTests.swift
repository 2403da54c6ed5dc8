import Testing
import Transport

@Suite struct `A transport` {
    @Test func `refuses one call more than its limit`() async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.waitForEnd()
        }
        let transport = try CurlTransport(limits: TransportLimits(transfersMax: 1), userAgent: "test")
        let exchange = Exchange.patient(.post, server.url, body: [1])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await failure(of: exchange, on: transport) }
            _ = await server.heard()
            let error = await failure(of: exchange, on: transport)
            #expect(error?.kind == .tooManyExchanges)
            #expect(error?.requestMayHaveArrived == false)
            group.cancelAll()
        }
        await transport.shutDown()
    }

    @Test func `ends a wait for a free connection in time`() async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.waitForEnd()
        }
        let transport = try CurlTransport(
            limits: TransportLimits(connectionsPerHostMax: 1), userAgent: "test")
        let first = Exchange.patient(.post, server.url, body: [1])
        let exchange = Exchange(
            method: .post, url: server.url, body: [1], deadline: .patient, connectDeadline: .milliseconds(50))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await failure(of: first, on: transport) }
            _ = await server.heard()
            let error = await failure(of: exchange, on: transport)
            #expect(error?.kind == .timedOut)
            #expect(error?.requestMayHaveArrived == false)
            group.cancelAll()
        }
        await transport.shutDown()
    }

    @Test func `that shuts down lets a running exchange end and refuses new ones`() async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.answer("done")
        }
        let transport = try patientTransport()
        let exchange = Exchange.patient(.post, server.url, body: [1])
        async let reply = transport.perform(exchange)
        _ = await server.heard()
        await transport.shutDown()
        await transport.shutDown()
        #expect(try await reply.text == "done")
        let error = await failure(of: exchange, on: transport)
        #expect(error?.kind == .shuttingDown)
    }

    @Test func `survives being called and cancelled from many tasks at once`() async throws {
        let server = ScriptedServer { peer in
            while !peer.readRequest().isEmpty { peer.answer("x") }
        }
        let mailServer = ScriptedServer(MailScript().play)
        let transport = try CurlTransport(
            limits: TransportLimits(transfersMax: 64, connectionsPerHostMax: 8), userAgent: "test")
        let exchange = Exchange.patient(.post, server.url, body: [1])
        let mail = mail(to: mailServer)
        await withTaskGroup(of: Void.self) { group in
            for number in 1...300 {
                group.addTask { _ = await failure(of: exchange, on: transport) }
                if number % 10 == 0 { group.addTask { _ = await failure(of: mail, on: transport) } }
                if number == 200 { group.cancelAll() }
            }
        }
        #expect(try await transport.perform(exchange).text == "x")
        #expect(try await transport.submit(mail).code == 250)
        await transport.shutDown()
    }

    @Test func `ends its thread when it is dropped`() async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.answer("x")
            peer.waitForEnd()
            peer.tell("hung up")
        }
        do {
            let transport = try patientTransport()
            _ = try await transport.perform(Exchange.patient(.get, server.url))
        }
        #expect(await server.heard(2).last == "hung up")
    }
}
