import Messaging
import Testing

@Suite struct `An idempotency key at the door` {
    private func question(_ key: String, inHeader: Bool, code: String = "4711") -> SigningDoor.Question {
        var question = SigningDoor.Question()
        let member = inHeader ? "" : #","idempotency_key":"\#(key)""#
        question.body =
            #"{"channel_id":1,"receiver":"13800138000","template_params":{"code":"\#(code)"}\#(member)}"#
        if inHeader { question.headers["idempotency-key"] = key }
        return question
    }

    @Test func `gets the first answer again, in the header or in the body`() async throws {
        try await SigningDoor.open { door in
            let first = try await door.ask(question("k", inHeader: true))
            #expect(first.code == 0 && first.headers["idempotent-replayed"] == nil)
            for inHeader in [true, false] {
                let again = try await door.ask(question("k", inHeader: inHeader))
                #expect(again.body == first.body && again.headers["idempotent-replayed"] == "true")
            }
            let other = try await door.ask(question("other", inHeader: true))
            #expect(other.data?["task_id"] != first.data?["task_id"])
        }
    }

    @Test func `answers the very same signed request before the replay guard does`() async throws {
        try await SigningDoor.open { door in
            var signed = question("k", inHeader: false)
            signed.nonce = "once"
            let first = try await door.ask(signed)
            let again = try await door.ask(signed)
            #expect(first.code == 0 && again.body == first.body)
        }
    }

    @Test func `refuses another body with 409`() async throws {
        try await SigningDoor.open { door in
            let first = try await door.ask(question("k", inHeader: true)).code
            #expect(first == 0)
            let other = try await door.ask(question("k", inHeader: true, code: "4712"))
            #expect(other.status == 409 && other.code == 409 && other.body["field"] == "idempotency_key")
        }
    }

    @Test func `tells one path from another`() async throws {
        try await SigningDoor.open { door in
            var single = question("k", inHeader: true)
            single.body =
                #"{"channel_id":1,"receiver":"13800138000","receivers":["13800138000"],"#
                + #""template_params":{"code":"1"}}"#
            let first = try await door.ask(single)
            #expect(first.code == 0)
            single.path = "/api/v1/messages/batch"
            single.nonce = "another"
            let other = try await door.ask(single)
            #expect(other.code == 409)
        }
    }

    @Test func `is refused when header and body differ`() async throws {
        try await SigningDoor.open { door in
            var both = question("k", inHeader: false)
            both.headers["idempotency-key"] = "other"
            let differing = try await door.ask(both).code
            #expect(differing == 10004)
            both.headers["idempotency-key"] = "k"
            let agreeing = try await door.ask(both).code
            #expect(agreeing == 0)
        }
    }

    @Test func `is free after a refusal`() async throws {
        try await SigningDoor.open { door in
            var wrong = question("k", inHeader: true)
            wrong.body = #"{"channel_id":7,"receiver":"13800138000"}"#
            let refused = try await door.ask(wrong).code
            #expect(refused == 30003)
            let later = try await door.ask(question("k", inHeader: true)).code
            #expect(later == 0)
        }
    }

    @Test func `repeats a batch's counts and tasks`() async throws {
        try await SigningDoor.open(limits: [ReceiverLimit(count: 1, window: .seconds(60))]) { door in
            var batch = SigningDoor.Question(path: "/api/v1/messages/batch")
            batch.headers["idempotency-key"] = "k"
            batch.body =
                #"{"channel_id":1,"receivers":["13800138000","13800138000"],"template_params":{"code":"1"}}"#
            let first = try #require(try await door.ask(batch).data)
            batch.nonce = "another"
            let again = try #require(try await door.ask(batch).data)
            #expect(first.count == again.count + 1)
            for (name, value) in again.members { #expect(first[name] == value) }
        }
    }
}
