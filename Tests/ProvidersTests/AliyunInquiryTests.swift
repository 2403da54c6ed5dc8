import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `Asking Aliyun about an attempt` {
    private typealias Fixtures = AliyunFixtures

    private static func rows(_ rows: [JSONObject]) -> String {
        JSONValue.object([
            "Code": "OK", "Message": "OK", "TotalCount": .string(String(rows.count)),
            "SmsSendDetailDTOs": ["SmsSendDetailDTO": .array(rows.map { .object($0) })],
        ]).text()
    }

    private static func row(_ outID: String, status: Int64 = 3, code: String = "DELIVERED") -> JSONObject {
        ["OutId": .string(outID), "SendStatus": .integer(status), "ErrCode": .string(code)]
    }

    private func inquiry(_ order: AttemptOrder, id: String = "", at start: Timestamp? = nil)
        -> AttemptInquiry
    {
        AttemptInquiry(
            attempt: order.attempt, recipient: order.recipient, startedAt: start ?? order.at,
            providerMessageID: id)
    }

    private func ask(_ inquiry: AttemptInquiry, _ answer: String) async throws -> InquiryAnswer {
        let server = Fixtures.server { _ in answer }
        return try await Fixtures.sender(port: server.port).ask(inquiry)
    }

    @Test(
        arguments: [
            (3, .delivered(code: "X", text: "")), (2, .failed(code: "X", text: "")),
            (1, .underWay(providerMessageID: "")), (9, .underWay(providerMessageID: "")),
        ] as [(Int64, InquiryAnswer)])
    func `finds it by our own name`(status: Int64, expected: InquiryAnswer) async throws {
        let order = Fixtures.order()
        let other = Fixtures.order(delivery: 2)
        let answer = Self.rows([
            Self.row("\(other.attempt)", status: 2), Self.row("\(order.attempt)", status: status, code: "X"),
        ])
        #expect(try await ask(inquiry(order), answer) == expected)
    }

    @Test func `finds each attempt of a group, and none of another group`() async throws {
        let orders = Fixtures.orders(100)
        let answer = Self.rows([Self.row(CallName(orders).description)])
        for order in [orders[0], orders[57], orders[99]] {
            #expect(try await ask(inquiry(order), answer) == .delivered(code: "DELIVERED", text: ""))
        }
        let later = inquiry(orders[0], at: orders[0].at + .seconds(60))
        #expect(try await ask(later, answer) == .absent)
    }

    @Test func `says absent only of what Aliyun did not name`() async throws {
        let order = Fixtures.order()
        #expect(try await ask(inquiry(order), Self.rows([])) == .absent)
        #expect(try await ask(inquiry(order, id: "B"), Self.rows([])) == .underWay(providerMessageID: "B"))
        let nameless = Self.rows([Self.row("")])
        #expect(try await ask(inquiry(order), nameless) == .absent)
        #expect(
            try await ask(inquiry(order, id: "B"), nameless) == .delivered(code: "DELIVERED", text: ""))
    }

    @Test(arguments: [
        "", "<html>", "{}", #"{"Code":"OK"}"#, #"{"Code":"OK","SmsSendDetailDTOs":{}}"#,
        AliyunFixtures.refusal("isv.QUERY_DATE_ILLEGAL", "no"), AliyunFixtures.refusal("Throttling.User"),
    ])
    func `is silent when no usable answer comes`(answer: String) async throws {
        guard case .silent(let text) = try await ask(inquiry(Fixtures.order()), answer) else {
            Issue.record("It had an answer.")
            return
        }
        #expect(!text.isEmpty)
    }

    @Test func `looks through three pages, and says nothing of more`() async throws {
        let order = Fixtures.order()
        let full = Self.rows(Array(repeating: Self.row("other"), count: 50))
        let found = Self.rows([Self.row("\(order.attempt)")])
        let endless = Fixtures.server { _ in full }
        let answer = try await Fixtures.sender(port: endless.port).ask(inquiry(order))
        #expect(answer.name == "no answer" && endless.told.count == 3)
        let third = Fixtures.server { $0["CurrentPage"] == "3" ? found : full }
        let good = try await Fixtures.sender(port: third.port).ask(inquiry(order))
        #expect(good == .delivered(code: "DELIVERED", text: ""))
    }

    @Test func `asks for both days around Beijing's midnight`() async throws {
        let midnight = try #require(BeijingTime.parse("2023-11-15 00:00:00"))
        for (moment, days) in [
            (midnight, ["20231114", "20231115"]), (midnight + .seconds(3600), ["20231115"]),
            (midnight + .seconds(-60), ["20231114", "20231115"]),
        ] {
            let server = Fixtures.server { _ in Self.rows([]) }
            _ = try await Fixtures.sender(port: server.port)
                .ask(inquiry(Fixtures.order(), id: "B^0", at: moment))
            let asked = server.told.map(Fixtures.parameters(of:))
            #expect(asked.map { $0["SendDate"] } == days)
            #expect(asked[0]["PhoneNumber"] == "13800000001" && asked[0]["BizId"] == "B^0")
        }
    }

    @Test func `is done for receipts where the account says so`() throws {
        #expect(try !Fixtures.sender(port: 1).asksForReceipts)
        let pulling = try Fixtures.sender(port: 1, ["receipts": "pull", "settling_seconds": 30])
        #expect(pulling.asksForReceipts && pulling.settlingTime == .seconds(30))
    }
}

@Suite struct `Our name for a call to Aliyun` {
    @Test(arguments: [
        "", "g:", "g:1-2", "g:1-2:x", "g:a-b:01933b3e-7c00-7abc-8def-0123456789ab.1",
        "g:2-1:01933b3e-7c00-7abc-8def-0123456789ab.1", "g:-1-2:01933b3e-7c00-7abc-8def-0123456789ab.1",
    ])
    func `is not seen in what is another's`(text: String) {
        let inquiry = AttemptInquiry(
            attempt: AliyunFixtures.order().attempt, recipient: Recipient("+8613800000001"),
            startedAt: Timestamp(milliseconds: 1), providerMessageID: "")
        #expect(CallName(text: text).onlyAttempt == nil && !CallName(text: text).carried(inquiry))
    }

    @Test func `fits the field`() {
        #expect(CallName(AliyunFixtures.orders(1000)).description.utf8.count < 256)
    }
}
