import Testing

@testable import Transport

@Suite struct `The rule that an address is public` {
    @Test(arguments: [
        "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "0.0.0.0", "224.0.0.1", "255.255.255.255",
        "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1",
        "::127.0.0.1", "2001::1", "fec0::1",
    ])
    func `refuses`(text: String) throws {
        #expect(try !#require(Address(numeric: text)).isPublic)
    }

    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "223.5.5.5",
        "2606:4700:4700::1111", "2400:3200::1", "::ffff:8.8.8.8",
    ])
    func `allows`(text: String) throws {
        #expect(try #require(Address(numeric: text)).isPublic)
    }

    @Test(arguments: [
        "http://127.0.0.1:80/", "http://[::1]:80/", "http://10.0.0.1/", "http://169.254.169.254/latest",
        "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://2130706433/", "http://0x7f.1/",
        "https://127.0.0.1/", "http://0/",
    ])
    func `stops an exchange before it connects`(url: String) async throws {
        let error = try await failure(of: Exchange(method: .post, url: url, addresses: .publicOnly))
        #expect(error.kind == .addressRefused)
        #expect(!error.requestMayHaveArrived)
    }

    @Test func `does not trust a connection that a laxer exchange opened`() async throws {
        let server = ScriptedServer { peer in
            while !peer.readRequest().isEmpty { peer.answer("in") }
        }
        let transport = try CurlTransport(userAgent: "test")
        _ = try await transport.perform(Exchange(method: .get, url: server.url))
        let strict = Exchange(method: .get, url: server.url, addresses: .publicOnly)
        let error = await failure(of: strict, on: transport)
        #expect(error?.kind == .addressRefused)
        #expect(error?.requestMayHaveArrived == false)
        await transport.shutDown()
    }
}
