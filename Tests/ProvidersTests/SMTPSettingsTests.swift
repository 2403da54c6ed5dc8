import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `The settings of an SMTP account` {
    private func settings(_ more: KeyValuePairs<String, JSONValue>) throws -> SMTPSettings {
        var configuration: JSONObject = ["host": "h", "from": "a@b"]
        for (name, value) in more { configuration[name] = value }
        return try SMTPSettings(SettingsReader(configuration, fields: Provider.smtp.description.fields))
    }

    private func problem(_ more: KeyValuePairs<String, JSONValue>) throws -> SettingsProblem {
        var problem: SettingsProblem?
        do {
            _ = try settings(more)
        } catch let caught as SettingsProblem {
            problem = caught
        }
        return try #require(problem)
    }

    @Test func `may be those of the original, with the port in quotes`() throws {
        let settings = try settings(["port": "587", "username": "u", "password": "p"])
        #expect(settings.server.port == 587)
        #expect(settings.server.security == .startTLS)
        #expect(settings.server.credentials == .init(username: "u", secret: "p"))
    }

    @Test(
        arguments: [
            ("ssl", .tls, 465), ("starttls", .startTLS, 587), ("none", .none, 25),
        ] as [(String, MailServer.Security, Int)])
    func `may say the encryption by its older name`(
        word: String, security: MailServer.Security, port: Int
    ) throws {
        let server = try settings(["encryption": .string(word)]).server
        #expect(server.security == security)
        #expect(server.port == port)
        #expect(try settings(["encryption": "ssl", "tls": "tls"]).server.security == .tls)
        #expect(try problem(["encryption": "ssl", "tls": "none"]).field == "encryption")
    }

    @Test(
        arguments: [
            ("auto", .automatic), ("plain", .plain), ("login", .login), ("cram_md5", .cramMD5),
            ("xoauth2", .xoauth2),
        ] as [(String, MailServer.Mechanism)])
    func `name the way to log in`(word: String, mechanism: MailServer.Mechanism) throws {
        let settings = try settings(["auth": .string(word), "username": "u", "password": "p"])
        #expect(settings.server.credentials?.mechanism == mechanism)
    }

    @Test func `log in nobody where they say so, and need a name where they say how`() throws {
        #expect(try settings(["auth": "none", "username": "u"]).server.credentials == nil)
        #expect(try settings([:]).server.credentials == nil)
        #expect(try problem(["auth": "login"]).field == "username")
        #expect(try problem(["username": "u"]).field == "password")
    }

    @Test func `are patient to connect for half a minute, and less where all has less time`() throws {
        #expect(try settings([:]).server.connectDeadline == .seconds(30))
        #expect(try settings(["timeout_seconds": 5]).server.connectDeadline == .seconds(5))
    }
}
