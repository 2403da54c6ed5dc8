import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `Asking Tencent Cloud` {
    private static let order = TencentFixtures.order()

    private func inquiry(_ id: String = "") -> AttemptInquiry {
        AttemptInquiry(
            attempt: Self.order.attempt, recipient: Self.order.recipient, startedAt: Self.order.at,
            providerMessageID: id)
    }

    private func answer(
        _ statuses: [JSONValue], to inquiry: AttemptInquiry
    ) async throws -> (InquiryAnswer, JSONObject) {
        let server = TencentFixtures.server { _ in
            TencentFixtures.response("PullSmsSendStatusSet", statuses)
        }
        let time = StillTime(now: Self.order.at + .seconds(120))
        let answer = await (try TencentFixtures.sender(port: server.port, time: time)).ask(inquiry)
        let request = try #require(server.told.first)
        #expect(TencentFixtures.header("X-TC-Action", request) == "PullSmsSendStatusByPhoneNumber")
        return (answer, try TencentFixtures.parameters(request))
    }

    private static func status(
        _ serial: String, _ context: String, _ report: String = "SUCCESS", _ text: String = "DELIVRD"
    ) -> JSONValue {
        [
            "SerialNo": .string(serial), "SessionContext": .string(context), "ReportStatus": .string(report),
            "Description": .string(text), "PhoneNumber": "+8613800000001", "UserReceiveTime": 1_700_000_030,
        ]
    }

    @Test func `names the number and the time`() async throws {
        let (answer, parameters) = try await answer([], to: inquiry())
        #expect(answer == .unlisted)
        #expect(
            parameters == [
                "BeginTime": 1_699_999_940, "EndTime": 1_700_000_180, "Offset": 0, "Limit": 100,
                "PhoneNumber": "+8613800000001", "SmsSdkAppId": "1400006666",
            ])
    }

    @Test func `finds the message by the vendor's name for it`() async throws {
        let statuses = [Self.status("s1", ""), Self.status("s2", "", "FAIL", "UNDELIV")]
        #expect(
            try await answer(statuses, to: inquiry("s1")).0 == .delivered(code: "SUCCESS", text: "DELIVRD"))
        #expect(try await answer(statuses, to: inquiry("s2")).0 == .failed(code: "FAIL", text: "UNDELIV"))
        // It was accepted, and the list may lack what has no receipt yet.
        #expect(try await answer(statuses, to: inquiry("s3")).0 == .unlisted)
    }

    @Test func `finds the message by our own name for it`() async throws {
        let own = "\(Self.order.attempt)"
        let other = "\(AttemptID(delivery: Self.order.attempt.delivery, number: 2))"
        let delivered = InquiryAnswer.delivered(code: "SUCCESS", text: "DELIVRD")
        #expect(
            try await answer([Self.status("s1", other), Self.status("s2", own)], to: inquiry()).0 == delivered
        )
        #expect(try await answer([Self.status("s1", other)], to: inquiry()).0 == .unlisted)
        let underWay = Self.status("s1", own, "WAITING")
        #expect(try await answer([underWay], to: inquiry()).0 == .underWay(providerMessageID: "s1"))
    }

    @Test(arguments: [(Int64(0), true), (1, false), (-1, false), (4000, false)])
    func `finds the call of a group by the very moment at which it started`(
        milliseconds: Int64, isFound: Bool
    ) async throws {
        var orders = TencentFixtures.orders(["+8613800000002", "+8613800000003"])
        let start = inquiry().startedAt + .milliseconds(milliseconds)
        for index in orders.indices { orders[index].at = start }
        let status = Self.status("s1", CallName(orders).description)
        let (answer, _) = try await answer([status], to: inquiry())
        #expect(answer == (isFound ? .delivered(code: "SUCCESS", text: "DELIVRD") : .unlisted))
    }

    @Test func `proves nothing where the list is full or the vendor refuses`() async throws {
        let full = (0..<100).map { Self.status("s\($0)", "") }
        guard case .silent = try await answer(full, to: inquiry()).0 else {
            Issue.record("A full list proves nothing.")
            return
        }
        let server = TencentFixtures.server { _ in TencentFixtures.refusing("RequestLimitExceeded", "slower")
        }
        let sender = try TencentFixtures.sender(port: server.port)
        #expect(await sender.ask(inquiry()) == .silent(text: "RequestLimitExceeded: slower"))
        #expect(sender.settlingTime == .seconds(120) && !sender.asksForReceipts)
    }

    @Test func `fetches receipts where the account wants that`() async throws {
        #expect(try TencentFixtures.sender(port: 1).pullInterval == nil)
        let body = TencentFixtures.response("PullSmsSendStatusSet", [Self.status("s1", "")])
        let server = TencentFixtures.server { _ in body }
        let sender = try TencentFixtures.sender(port: server.port, ["receipts": "pull"])
        #expect(sender.pullInterval == .seconds(30))
        #expect(await sender.pull() == .some(Array(body.utf8)))
        #expect(TencentFixtures.header("X-TC-Action", server.told[0]) == "PullSmsSendStatus")
        #expect(
            try TencentFixtures.parameters(server.told[0]) == ["Limit": 100, "SmsSdkAppId": "1400006666"])
        let empty = TencentFixtures.server { _ in TencentFixtures.response("PullSmsSendStatusSet", []) }
        #expect(await (try TencentFixtures.sender(port: empty.port)).pull() == .none)
        let refusing = TencentFixtures.server { _ in
            TencentFixtures.refusing("UnauthorizedOperation", "ask us")
        }
        #expect(
            await (try TencentFixtures.sender(port: refusing.port)).pull()
                == .failed("UnauthorizedOperation: ask us"))
    }

    @Test func `tries an account without sending`() async throws {
        let server = TencentFixtures.server { _ in TencentFixtures.response("PullSmsSendStatusSet", []) }
        #expect(await (try TencentFixtures.sender(port: server.port)).check().outcome == .delivered)
        #expect(try TencentFixtures.parameters(server.told[0])["PhoneNumber"] == "+8613000000000")
        let refusing = TencentFixtures.server { _ in TencentFixtures.refusing("AuthFailure.SignatureFailure")
        }
        let result = await (try TencentFixtures.sender(port: refusing.port)).check()
        #expect(result.outcome == .rejected(.misconfigured))
    }
}
