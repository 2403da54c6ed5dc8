import Messaging
import Testing

@Suite struct `The signed door` {
    @Test func `tells a limited application its rate with every answer`() async throws {
        try await SigningDoor.open {
            $0.rateLimit = 2
        } _: { door in
            let first = try await door.ask()
            #expect(first.code == 0)
            #expect(first.headers["ratelimit-limit"] == "2" && first.headers["ratelimit-remaining"] == "1")
            #expect(first.headers["ratelimit-reset"] == "1" && first.headers["retry-after"] == nil)
            let missing = try await door.ask(.get("/api/v1/messages/none"))
            #expect(missing.code == 30007 && missing.headers["ratelimit-remaining"] == "0")
            let refused = try await door.ask()
            #expect(refused.status == 200 && refused.code == 30001)
            #expect(refused.headers["retry-after"] == "1" && refused.headers["ratelimit-remaining"] == "0")
        }
    }

    @Test func `tells an application without a limit nothing of rates`() async throws {
        try await SigningDoor.open { door in
            let headers = try await door.ask().headers
            #expect(headers["ratelimit-limit"] == nil)
        }
    }

    @Test func `does not count what is not signed, or was taken before`() async throws {
        try await SigningDoor.open {
            $0.rateLimit = 2
        } _: { door in
            var forged = SigningDoor.Question()
            forged.headers = ["x-signature": String(repeating: "0", count: 64)]
            let repeated = SigningDoor.Question(nonce: "once")
            let first = try await door.ask(repeated).code
            #expect(first == 0)
            for _ in 0..<3 {
                let unsigned = try await door.ask(forged).code
                #expect(unsigned != 0)
                let replayed = try await door.ask(repeated).code
                #expect(replayed == 20004)
            }
            let second = try await door.ask().code
            #expect(second == 0)
            let third = try await door.ask().code
            #expect(third == 30001)
        }
    }

    /// Where the test calls from, what the proxy says, and what the application is told. The test itself
    /// calls from 127.0.0.1.
    @Test(
        arguments: [
            ("127.0.0.1", "", nil, 0), ("::ffff:127.0.0.1", "", nil, 0), ("192.0.2.0/24", "", nil, 20005),
            ("192.0.2.0/24", "", "192.0.2.7", 20005), ("192.0.2.0/24", "127.0.0.1", "192.0.2.7", 0),
            ("192.0.2.0/24", "127.0.0.1", "198.51.100.1, 192.0.2.7", 0),
            ("192.0.2.0/24", "127.0.0.1", "192.0.2.7, 198.51.100.1", 20005),
            ("192.0.2.0/24", "127.0.0.1, 198.51.100.1", "192.0.2.7:4711, 198.51.100.1", 0),
            ("2001:db8::/32", "127.0.0.1", "[2001:db8::7]:443", 0),
            ("2001:db8::/32", "127.0.0.1", "2001:db8::7", 0),
            ("192.0.2.0/24", "127.0.0.1", "::ffff:192.0.2.7", 0), ("127.0.0.1", "127.0.0.1", nil, 0),
            ("0.0.0.0/0, ::/0", "127.0.0.1", "unknown", 20005),
            ("0.0.0.0/0", "127.0.0.1", "192.0.2.7,", 20005),
            ("0.0.0.0/0", "127.0.0.1", "192.0.2.7:x", 20005),
        ] as [(String, String, String?, Int64)])
    func `lets an application call from where it may`(
        allowed: String, trusted: String, forwarded: String?, code: Int64
    ) async throws {
        try await SigningDoor.open(trustedProxies: trusted) {
            $0.allowedAddresses = try NetworkList(allowed)
        } _: { door in
            var question = SigningDoor.Question()
            question.headers["x-forwarded-for"] = forwarded
            let told = try await door.ask(question).code
            #expect(told == code)
        }
    }

    @Test func `tells how much of the quota is left`() async throws {
        try await SigningDoor.open {
            $0.dailyQuota = 2
            $0.rateLimit = 50
        } _: { door in
            _ = try await door.ask()
            let quota = try #require(try await door.ask(.get("/api/v1/quota")).data)
            #expect(quota["daily_quota"] == 2 && quota["used"] == 1 && quota["remaining"] == 1)
            #expect(quota["resets_at"] == "2027-01-16T00:00:00Z" && quota["rate_limit"] == 50)
            _ = try await door.ask()
            let full = try await door.ask()
            #expect(full.status == 200 && full.code == 30002 && full.headers["retry-after"] == "57600")
        }
    }

    @Test func `lists the receivers that a batch leaves out`() async throws {
        try await SigningDoor.open(limits: [ReceiverLimit(count: 1, window: .seconds(60))]) { door in
            var batch = SigningDoor.Question(path: "/api/v1/messages/batch")
            batch.body =
                #"{"channel_id":1,"receivers":["13800138000","13800138000"],"template_params":{"code":"1"}}"#
            let data = try #require(try await door.ask(batch).data)
            #expect(data["total_count"] == 2 && data["success_count"] == 1 && data["failed_count"] == 1)
            #expect(data["task_ids"]?.arrayValue?.count == 1)
            let failure = data["failures"]?.arrayValue?.first?.objectValue
            #expect(failure?["receiver"] == "13800138000" && failure?["code"] == 30001)
        }
    }

    @Test(arguments: [
        (#""ttl":0"#, "ttl"), (#""ttl":31536001"#, "ttl"), (#""ttl":1.5"#, "ttl"), (#""ttl":"1""#, "ttl"),
        (#""client_ip":"localhost""#, "client_ip"), (#""client_ip":"10.0.0.0/8""#, "client_ip"),
        (#""client_ip":"""#, "client_ip"), (#""idempotency_key":"""#, "idempotency_key"),
        (#""idempotency_key":"a\nb""#, "idempotency_key"), (#""idempotency_key":1"#, "idempotency_key"),
    ])
    func `refuses what a field cannot mean`(member: String, field: String) async throws {
        try await SigningDoor.open { door in
            var question = SigningDoor.Question()
            question.body = question.body.dropLast() + "," + member + "}"
            let answer = try await door.ask(question)
            #expect(answer.code == 10004 && answer.body["field"] == .string(field))
        }
    }

    @Test(arguments: [
        #""ttl":1"#, #""ttl":31536000"#, #""ttl":null"#, #""client_ip":"2001:db8::1""#, #""client_ip":null"#,
        #""idempotency_key":null"#,
    ])
    func `takes what a field can mean`(member: String) async throws {
        try await SigningDoor.open { door in
            var question = SigningDoor.Question()
            question.body = question.body.dropLast() + "," + member + "}"
            let told = try await door.ask(question).code
            #expect(told == 0)
        }
    }
}
