import Testing
import Transport

@Suite struct `A submission in trouble` {
    @Test(arguments: [
        SubmissionStage.greeting, .hello, .sender, .recipient, .content, .acceptance,
    ])
    func `tells at which stage the server refused`(stage: SubmissionStage) async throws {
        let no = "550-5.7.1 because\r\n550 5.7.1 we say so\r\n"
        var script = MailScript()
        switch stage {
        case .greeting: script.greeting = no
        case .hello: script.hello = no
        case .authentication: script.authentication = no
        case .sender: script.sender = no
        case .recipient: script.recipient = no
        case .content: script.content = no
        case .acceptance: script.acceptance = no
        }
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        let error = try #require(await failure(of: mail(to: server), on: transport))
        #expect(error.kind == .refused(at: stage))
        #expect(error.reply == SubmissionReply(code: 550, enhancedCode: "5.7.1", text: "we say so"))
        #expect(!error.requestMayHaveArrived)
        await transport.shutDown()
    }

    @Test func `knows a refused login, and does not tell the password`() async throws {
        var script = MailScript()
        script.authentication = "535 5.7.8 bad credentials\r\n"
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.server.credentials = .init(username: "user", secret: "s3cret")
        let error = try #require(await failure(of: mail, on: transport))
        #expect(error.kind == .authenticationRefused)
        #expect(error.reply?.code == 535)
        #expect(!error.requestMayHaveArrived)
        #expect(!"\(error)\(mail)".contains("s3cret"))
        await transport.shutDown()
    }

    @Test func `does not send without login what it was to send with login`() async throws {
        var script = MailScript()
        script.hello = "250 mail.test\r\n"
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.server.credentials = .init(username: "user", secret: "s3cret")
        let error = try #require(await failure(of: mail, on: transport))
        #expect(error.kind == .authenticationRefused)
        await transport.shutDown()
    }

    @Test func `sends no credentials to a server without STARTTLS`() async throws {
        let server = ScriptedServer { peer in
            MailScript().play(peer)
            peer.tell("end")
        }
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.server.security = .startTLS
        mail.server.credentials = .init(username: "user", secret: "s3cret")
        let error = try #require(await failure(of: mail, on: transport))
        #expect(error.kind == .tlsFailed)
        #expect(!error.requestMayHaveArrived)
        #expect(await server.heard(2) == ["EHLO me.test", "end"])
        await transport.shutDown()
    }

    @Test func `needs SMTPUTF8 only when it says so`() async throws {
        var script = MailScript()
        script.hello = "250 mail.test\r\n"
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.isUTF8 = true
        let error = try #require(await failure(of: mail, on: transport))
        #expect(error.kind == .extensionMissing)
        mail.isUTF8 = false
        _ = try await transport.submit(mail)
        await transport.shutDown()
    }

    @Test func `is not begun when the mail is larger than the server takes`() async throws {
        var script = MailScript()
        script.hello = "250-mail.test\r\n250 SIZE 21\r\n"
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        let error = try #require(
            await failure(of: mail(to: server, "Subject: x\r\n\r\nhello!\r\n"), on: transport))
        #expect(error.kind == .messageTooLarge)
        #expect(!error.requestMayHaveArrived)
        _ = try await transport.submit(mail(to: server))
        #expect(await server.heard(3) == ["EHLO me.test", "RSET", "MAIL FROM:<a@me.test> SIZE=21"])
        await transport.shutDown()
    }

    @Test func `may have arrived when the server hangs up after the final dot`() async throws {
        var script = MailScript()
        script.acceptance = ""
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        let error = try #require(await failure(of: mail(to: server), on: transport))
        #expect(error.kind == .connectionLost)
        #expect(error.requestMayHaveArrived)
        await transport.shutDown()
    }

    @Test func `is safe to repeat when the server hangs up before the mail`() async throws {
        let server = ScriptedServer { peer in
            peer.write("220 hi\r\n")
            _ = peer.readLine()
            peer.write("250 hello\r\n")
            _ = peer.readLine()
        }
        let transport = try patientTransport()
        let error = try #require(await failure(of: mail(to: server), on: transport))
        #expect(error.kind == .connectionLost)
        #expect(!error.requestMayHaveArrived)
        await transport.shutDown()
    }

    @Test func `does not believe an acceptance that came before the mail`() async throws {
        var script = MailScript()
        script.content = "354 go on\r\n250 2.0.0 queued as 0\r\n"
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        let error = try #require(await failure(of: mail(to: server), on: transport))
        #expect(error.kind == .garbage)
        #expect(!error.requestMayHaveArrived)
        await transport.shutDown()
    }

    @Test func `stops listening to a reply without end`() async throws {
        var script = MailScript()
        script.sender = String(repeating: "250-and more\r\n", count: 2000)
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        let error = try #require(await failure(of: mail(to: server), on: transport))
        #expect(error.kind == .garbage)
        #expect(!error.requestMayHaveArrived)
        await transport.shutDown()
    }

    @Test func `may have arrived when the reply to the final dot is too slow`() async throws {
        var script = MailScript()
        script.acceptance = "250-wait for it\r\n"
        let server = ScriptedServer(script.play)
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.replyDeadline = .milliseconds(50)
        let error = try #require(await failure(of: mail, on: transport))
        #expect(error.kind == .timedOut)
        #expect(error.requestMayHaveArrived)
        await transport.shutDown()
    }

    @Test func `is safe to repeat when the greeting is too slow`() async throws {
        let server = ScriptedServer { $0.waitForEnd() }
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.server.connectDeadline = .milliseconds(50)
        let error = try #require(await failure(of: mail, on: transport))
        #expect(error.kind == .timedOut)
        #expect(!error.requestMayHaveArrived)
        await transport.shutDown()
    }

    @Test func `delays nobody else while its server thinks`() async throws {
        let slow = ScriptedServer { peer in
            var script = MailScript()
            script.acceptance = "250-wait for it\r\n"
            script.play(peer)
        }
        let quick = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.answer("quick")
        }
        let transport = try patientTransport()
        let error = await withTaskGroup(of: TransportError?.self) { group in
            let mail = mail(to: slow)
            group.addTask { await failure(of: mail, on: transport) }
            _ = await slow.heard(5)
            let other = await failure(of: Exchange.patient(.get, quick.url), on: transport)
            #expect(other == nil)
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(error?.kind == .cancelled)
        #expect(error?.requestMayHaveArrived == true)
        await transport.shutDown()
    }

    @Test(arguments: ["a\nb\r\n", "a\rb\r\n", "a\0\r\n", "a\r"])
    func `refuses a mail whose lines could be read in two ways`(text: String) async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        let error = try #require(await failure(of: mail(to: server, text), on: transport))
        #expect(error.kind == .invalidRequest)
        await transport.shutDown()
    }

    @Test(arguments: ["a>\r\nDATA", "a b@c", "", "<a@b>", "用户@b"])
    func `refuses an address that could be read as a command`(address: String) async throws {
        let server = ScriptedServer(MailScript().play)
        let transport = try patientTransport()
        var mail = mail(to: server)
        mail.recipients = [address]
        let error = try #require(await failure(of: mail, on: transport))
        #expect(error.kind == .invalidRequest)
        await transport.shutDown()
    }
}
