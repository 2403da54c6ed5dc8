import Testing
import Transport

/// A mail for the scripted server.
func mail(to server: ScriptedServer, _ message: String = "Subject: x\r\n\r\nhello\r\n") -> Submission {
    Submission(
        server: MailServer(
            host: "127.0.0.1", port: server.port, security: .none, heloName: "me.test",
            connectDeadline: .patient),
        sender: "a@me.test", recipients: ["b@you.test"], message: Array(message.utf8), deadline: .patient,
        replyDeadline: .patient)
}

@Suite struct `A submission that goes well` {
    @Test func `says the envelope, sends the mail and brings back the last line of the reply`() async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        var mail = mail(to: server, "Subject: x\r\n\r\nhello\r\n")
        mail.recipients.append("c@you.test")
        let reply = try await transport.submit(mail)
        #expect(reply == SubmissionReply(code: 250, enhancedCode: "2.0.0", text: "queued as 42"))
        #expect(
            await server.heard(6) == [
                "EHLO me.test", "MAIL FROM:<a@me.test> SIZE=21", "RCPT TO:<b@you.test>",
                "RCPT TO:<c@you.test>", "DATA", "Subject: x\r\n\r\nhello\r\n",
            ])
        await transport.shutDown()
        #expect(await server.heard() == "QUIT")
    }

    @Test func `doubles the dots at line starts on the wire`() async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        _ = try await transport.submit(mail(to: server, ".a\r\nb.\r\n..c\r\n.\r\nlast"))
        #expect(await server.heard(5).last == "..a\r\nb.\r\n...c\r\n..\r\nlast\r\n")
        await transport.shutDown()
    }

    @Test func `carries a mail of some megabytes`() async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        let text = String(repeating: String(repeating: "z", count: 70) + "\r\n", count: 10_000)
        _ = try await transport.submit(mail(to: server, text))
        #expect(await server.heard(5).last == text)
        await transport.shutDown()
    }

    @Test func `announces eight-bit text and UTF-8 addresses where the server knows them`() async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        var mail = mail(to: server, "Subject: 你好\r\n\r\n")
        mail.isUTF8 = true
        mail.recipients = ["用户@you.test"]
        _ = try await transport.submit(mail)
        let heard = await server.heard(3)
        #expect(heard[1] == "MAIL FROM:<a@me.test> SIZE=19 BODY=8BITMIME SMTPUTF8")
        #expect(heard[2] == "RCPT TO:<用户@you.test>")
        await transport.shutDown()
    }

    @Test func `uses the connection again, with RSET between mails`() async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        for _ in 1...2 { _ = try await transport.submit(mail(to: server)) }
        let heard = await server.heard(10)
        #expect(heard.filter { $0.hasPrefix("EHLO") }.count == 1)
        #expect(heard[5] == "RSET")
        await transport.shutDown()
    }

    @Test func `opens a new connection when the kept one was closed, and loses nothing`() async throws {
        var script = MailScript()
        script.mailsUntilHangUp = 1
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        for _ in 1...3 { _ = try await transport.submit(mail(to: server)) }
        let heard = await server.heard(15)
        #expect(heard.filter { $0 == "DATA" }.count == 3)
        #expect(heard.filter { $0 == "EHLO me.test" }.count == 3)
        await transport.shutDown()
    }

    @Test func `says goodbye on a connection that was idle for too long`() async throws {
        let server = ScriptedServer(MailScript().play)
        let limits = TransportLimits(idleSMTPMax: .milliseconds(1))
        let transport = try CurlTransport(limits: limits, userAgent: "test")
        _ = try await transport.submit(mail(to: server))
        #expect(await server.heard(6).last == "QUIT")
        await transport.shutDown()
    }

    @Test func `keeps the connections of two accounts apart`() async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        for name in ["one", "two"] {
            var mail = mail(to: server)
            mail.server.credentials = .init(username: name, secret: "secret")
            _ = try await transport.submit(mail)
        }
        let heard = await server.heard(12)
        #expect(heard.filter { $0.hasPrefix("AUTH PLAIN ") }.count == 2)
        await transport.shutDown()
    }
}
