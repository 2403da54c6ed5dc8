import Testing
import Transport

@Suite struct `A cancelled exchange` {
    @Test func `ends at once and says that the request may have arrived`() async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.waitForEnd()
            peer.tell("hung up")
        }
        let transport = try patientTransport()
        let exchange = Exchange.patient(.post, server.url, body: [1])
        let error = await withTaskGroup(of: TransportError?.self) { group in
            group.addTask { await failure(of: exchange, on: transport) }
            _ = await server.heard()
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(error?.kind == .cancelled)
        #expect(error?.requestMayHaveArrived == true)
        #expect(await server.heard() == "hung up")
        await transport.shutDown()
    }

    @Test func `was not sent when the task was cancelled before`() async throws {
        let transport = try patientTransport()
        let exchange = Exchange.patient(.post, "http://127.0.0.1:\(unusedPort())/", body: [1])
        let error = await withTaskGroup(of: TransportError?.self) { group in
            group.cancelAll()
            group.addTask { await failure(of: exchange, on: transport) }
            return await group.next() ?? nil
        }
        #expect(error?.kind == .cancelled)
        #expect(error?.requestMayHaveArrived == false)
        await transport.shutDown()
    }
}
