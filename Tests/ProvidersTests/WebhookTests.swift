import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `A webhook's call` {
    /// What an account with these answers of its own makes of a status.
    private func result(
        of status: Int, retryAfter: String? = nil, answers overrides: JSONObject = [:]
    ) throws -> AttemptResult {
        let settings = try WebhookSettings(
            try SettingsReader(
                ["url": "http://h", "answers": .object(overrides)],
                fields: Provider.webhook.description.fields))
        let headers = ReplyHeaders(retryAfter.map { [("Retry-After", $0)] } ?? [])
        return settings.answers.result(of: Reply(status: status, headers: headers), now: StillTime().now)
    }

    @Test func `ends as the operator says, where the operator knows better`() throws {
        let own: JSONObject = ["404": "delivered", "5*": "rejected/permanent"]
        #expect(try result(of: 404, answers: own).outcome == .delivered)
        #expect(try result(of: 503, retryAfter: "7", answers: own).retryAfter == nil)
        #expect(try result(of: 403, answers: own).code == "403")
    }

    @Test(arguments: [200, 302, 404, 418, 500, 700])
    func `has its status explained in both languages`(status: Int) {
        let rule = Provider.webhook.description.answers.rule(for: "\(status)")
        #expect(rule.english.hasSuffix(".") && rule.chinese.hasSuffix("。"))
    }

    @Test func `is signed over the timestamp and the body`() {
        // From Python: hmac.new(b"s3cret", b"1700000000." + body, "sha256").hexdigest()
        #expect(
            WebhookSignature.sign(
                secret: "s3cret", timestamp: "1700000000", body: Array(#"{"a":"中"}"#.utf8))
                == "27ce6bd753c77def933b913925752d081fae96f60ca1d83d8ee3216fe43ec82a")
    }

    @Test func `has this body, the same at each attempt`() {
        let expected = """
            {"event":"message","task_id":"01933b3e-7c00-7abc-8def-0123456789ab","app_id":"a1b2c3d4e5f60718",\
            "channel_id":7,"receiver":"crm","subject":"Order 42","content":"Your order is on its way.",\
            "format":"text","template_code":"order","template_params":{"name":"陈","count":1.50},\
            "timestamp":1699999990}
            """
        for number in 1...3 {
            let bytes = WebhookPayload.bytes(
                of: order(to: "crm", medium: .webhook, attempt: number), event: "message")
            #expect(String(decoding: bytes, as: UTF8.self) == expected)
        }
    }

    @Test(arguments: ["null", "{}"])
    func `has an object for parameters even where there were none`(parameters: String) {
        let bytes = WebhookPayload.bytes(of: order(parameters: parameters), event: "message")
        #expect(String(decoding: bytes, as: UTF8.self).range(of: #""template_params":{}"#) != nil)
    }

    @Test(
        arguments: [
            (200, .delivered), (204, .delivered), (301, .rejected(.permanent)),
            (307, .rejected(.permanent)),
            (400, .rejected(.permanent)), (401, .rejected(.misconfigured)),
            (403, .rejected(.misconfigured)),
            (404, .rejected(.permanent)), (408, .deferred(.transient)), (410, .rejected(.misconfigured)),
            (422, .rejected(.permanent)), (425, .deferred(.transient)), (429, .deferred(.accountThrottled)),
            (500, .deferred(.transient)), (502, .deferred(.transient)), (599, .deferred(.transient)),
            (600, .uncertain),
        ] as [(Int, Outcome)])
    func `ends as its status says`(status: Int, outcome: Outcome) throws {
        let result = try result(of: status, retryAfter: "7")
        #expect(result.outcome == outcome)
        #expect(result.code == "\(status)")
        let isDeferred = if case .deferred = outcome { true } else { false }
        #expect(result.retryAfter == (isDeferred ? .seconds(7) : nil))
    }

    @Test(
        arguments: [
            ("0", .zero), ("120", .seconds(120)), ("999999", .seconds(3600)),
            ("99999999999999999999", .seconds(3600)),
            ("Tue, 14 Nov 2023 22:13:50 GMT", .seconds(30)), ("Tue, 14 Nov 2023 22:00:00 GMT", .zero),
            ("Fri, 31 Dec 2100 00:00:00 GMT", .seconds(3600)), ("", nil), ("-1", nil), ("soon", nil),
            ("Tue, 31 Feb 2023 22:13:50 GMT", nil), ("1.5", nil), ("Tue, 14 Nov 2023 22:13:50 PST", nil),
        ] as [(String, Duration?)])
    func `waits as long as it is asked to, an hour at most`(text: String, wait: Duration?) {
        #expect(RetryAfter.parse(text, now: Timestamp(seconds: 1_700_000_000)) == wait)
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
            (1_700_000_000, "Tue, 14 Nov 2023 22:13:20 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
        ] as [(Int64, String)])
    func `and a mail have their dates right`(seconds: Int64, text: String) {
        #expect(HTTPDate.mailDate(Timestamp(seconds: seconds)) == text)
    }
}
