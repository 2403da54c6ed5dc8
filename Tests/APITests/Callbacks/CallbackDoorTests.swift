import Intake
import Messaging
import Testing

@Suite struct `The door for callbacks` {
    @Test func `keeps what comes, and then says the provider's thanks`() async throws {
        try await CallbackDoor.open { door in
            let answer = try await door.ask("POST", "/api/callback/1?a=1&b=%20", body: "[{}]", type: "text/x")
            #expect(answer.status == 200)
            #expect(answer.body == #"{"code":0,"msg":"接收成功"}"#)
            #expect(answer.head.lowercased().contains("content-type: application/json;charset=utf-8"))
            let callback = try #require(try await door.kept().first)
            #expect(callback.account == AccountID(1) && callback.origin == .pushed)
            #expect(callback.body == Array("[{}]".utf8) && callback.query == "a=1&b=%20")
            #expect(callback.contentType == "text/x" && callback.peer == "127.0.0.1")
        }
    }

    @Test(arguments: ["/api/callback/1", "/api/callback/open%20account", "/api/callback/2/TOKEN"])
    func `opens to an account's number, its name, and its token`(path: String) async throws {
        try await CallbackDoor.open { door in
            let path = path.split(separator: "TOKEN", omittingEmptySubsequences: false)
                .joined(separator: door.token)
            let answers = [
                try await door.ask("GET", path), try await door.ask("POST", path, body: "x"),
            ]
            #expect(answers.map(\.status) == [200, 200])
            #expect(try await door.kept().map(\.body) == [[], Array("x".utf8)])
        }
    }

    @Test(arguments: [
        "/api/callback/9", "/api/callback/nobody", "/api/callback/2", "/api/callback/1/wrong",
        "/api/callback/2/00000000000000000000000000000000", "/api/callback/3",
    ])
    func `is shut in the same way to all who may not come in`(path: String) async throws {
        try await CallbackDoor.open { door in
            let answer = try await door.ask("POST", path, body: "[{}]")
            #expect(answer.status == 404)
            #expect(answer.body == #"{"code":404,"message":"account not found"}"#)
            #expect(try await door.kept().isEmpty)
        }
    }

    @Test func `takes a mebibyte and not a byte more`() async throws {
        try await CallbackDoor.open { door in
            let most = String(repeating: "x", count: CallbackIntake.bodyBytesMax)
            let answers = [
                try await door.ask("POST", "/api/callback/1", body: most),
                try await door.ask("POST", "/api/callback/1", body: most + "x"),
            ]
            #expect(answers.map(\.status) == [200, 413])
            #expect(try await door.kept().count == 1)
        }
    }

    @Test func `asks the provider to repeat what could not be kept`() async throws {
        try await CallbackDoor.open { door in
            await door.closeJournal()
            let answer = try await door.ask("POST", "/api/callback/1", body: "x")
            #expect(answer.status == 503)
            #expect(answer.body.contains("40004"))
        }
    }
}
