import Testing

@testable import Transport

@Suite struct `Logging in to a mail server` {
    private func server(offering mechanisms: String, challenge: String = "") -> ScriptedServer {
        var script = MailScript()
        script.hello = "250-mail.test\r\n250 AUTH \(mechanisms)\r\n"
        script.challenge = challenge
        return ScriptedServer(script.play)
    }

    private func mailServer(
        _ server: ScriptedServer, _ mechanism: MailServer.Mechanism = .automatic,
        security: MailServer.Security = .none
    ) -> MailServer {
        MailServer(
            host: "127.0.0.1", port: server.port, security: security,
            credentials: .init(username: "user", secret: "s3cret", mechanism: mechanism), heloName: "me.test",
            connectDeadline: .patient)
    }

    private func failure(
        at server: ScriptedServer, _ mechanism: MailServer.Mechanism = .automatic,
        security: MailServer.Security = .none
    ) async throws -> TransportError {
        let transport = try patientTransport()
        var failure: TransportError?
        do throws(TransportError) {
            _ = try await transport.visit(mailServer(server, mechanism, security: security))
        } catch {
            failure = error
        }
        await transport.shutDown()
        return try #require(failure)
    }

    // In base64: NUL user NUL s3cret; user; s3cret; user=user ^A auth=Bearer s3cret ^A^A.
    private static let plain = "AUTH PLAIN AHVzZXIAczNjcmV0"

    @Test(arguments: ["CRAM-MD5 LOGIN PLAIN", "DIGEST-MD5 PLAIN NTLM", "GSSAPI XOAUTH2 PLAIN"])
    func `takes PLAIN where it is offered`(mechanisms: String) async throws {
        let server = server(offering: mechanisms)
        let transport = try patientTransport()
        let reply = try await transport.visit(mailServer(server))
        #expect(reply == SubmissionReply(code: 235, enhancedCode: "2.7.0", text: "welcome"))
        #expect(await server.heard(3) == ["EHLO me.test", Self.plain, "QUIT"])
        await transport.shutDown()
    }

    @Test(arguments: ["CRAM-MD5 LOGIN", "LOGIN"])
    func `takes LOGIN where PLAIN is not offered`(mechanisms: String) async throws {
        let server = server(offering: mechanisms, challenge: "334 UGFzc3dvcmQ6\r\n")
        let transport = try patientTransport()
        _ = try await transport.visit(mailServer(server))
        #expect(await server.heard(4) == ["EHLO me.test", "AUTH LOGIN dXNlcg==", "czNjcmV0", "QUIT"])
        await transport.shutDown()
    }

    @Test func `takes CRAM-MD5 only where nothing else is offered`() async throws {
        // The challenge of RFC 2195 §2; from Python: hmac.new(b"s3cret", challenge, "md5").hexdigest()
        let server = server(
            offering: "GSSAPI CRAM-MD5",
            challenge: "334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n")
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.server = mailServer(server)
        _ = try await transport.submit(mail)
        let heard = await server.heard(5)
        #expect(heard.filter { $0 == "AUTH CRAM-MD5" }.count == 1)
        #expect(heard.contains("dXNlciBlNmMyNGRlZWMxYWFkMjljNGM1MjNjMTAzYzAyN2M1Ng=="))
        #expect(!heard.contains { $0.hasPrefix("AUTH PLAIN") || $0.hasPrefix("AUTH LOGIN") })
        await transport.shutDown()
    }

    @Test func `takes the mechanism it was told and no other`() async throws {
        let server = server(offering: "PLAIN LOGIN XOAUTH2")
        let transport = try patientTransport()
        _ = try await transport.visit(mailServer(server, .xoauth2))
        #expect(
            await server.heard(2).last
                == "AUTH XOAUTH2 dXNlcj11c2VyAWF1dGg9QmVhcmVyIHMzY3JldAEB")
        await transport.shutDown()
        let other = self.server(offering: "LOGIN")
        let error = try await failure(at: other, .plain)
        #expect(error.kind == .authenticationRefused)
    }

    @Test(arguments: ["GSSAPI", "CRAM-MD5"])
    func `blames no reply where the server has no mechanism of ours`(mechanisms: String) async throws {
        let server = server(offering: mechanisms)
        let error = try await failure(at: server, .login)
        #expect(error.kind == .authenticationRefused)
        #expect(error.reply == nil)
        #expect(!error.requestMayHaveArrived)
    }

    @Test func `tells a refusal of the password, and not the password`() async throws {
        var script = MailScript()
        script.authentication = "535 5.7.8 who?\r\n"
        let server = ScriptedServer(script.play)
        let error = try await failure(at: server)
        #expect(error.kind == .authenticationRefused)
        #expect(error.reply == SubmissionReply(code: 535, enhancedCode: "5.7.8", text: "who?"))
        let mailServer = mailServer(server)
        #expect(!"\(error)\(mailServer)\(mailServer.credentials!)".contains("s3cret"))
    }

    @Test func `is never done on a connection that mails have used`() async throws {
        let server = server(offering: "PLAIN")
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.server = mailServer(server)
        _ = try await transport.submit(mail)
        _ = await server.heard(6)
        _ = try await transport.visit(mail.server)
        #expect(await server.heard(3) == ["EHLO me.test", Self.plain, "QUIT"])
        _ = try await transport.submit(mail)
        #expect(await server.heard() == "RSET")
        await transport.shutDown()
    }

    @Test func `trusts nothing that was said before encryption began`() async throws {
        let server = ScriptedServer { peer in
            peer.write("220 mail.test\r\n")
            peer.tell(peer.readLine() ?? "")
            peer.write("250-mail.test\r\n250 STARTTLS\r\n")
            peer.tell(peer.readLine() ?? "")
            peer.write("220 go on\r\n250-mail.test\r\n250 AUTH PLAIN\r\n")
            peer.waitForEnd()
        }
        let error = try await failure(at: server, security: .startTLS)
        #expect(!error.requestMayHaveArrived)
        #expect(await server.heard(2) == ["EHLO me.test", "STARTTLS"])
    }
}
