import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `The sender of Tencent Cloud` {
    private func attempt(
        _ orders: [AttemptOrder], _ more: JSONObject = [:], answer: @escaping @Sendable (String) -> String
    ) async throws -> (results: [AttemptResult], requests: [String]) {
        let server = TencentFixtures.server(answer)
        let sender = try TencentFixtures.sender(port: server.port, more)
        return (await sender.attempt(together: orders), server.told)
    }

    @Test func `says what the template, the signature and the parameters are`() async throws {
        let (results, requests) = try await attempt([TencentFixtures.order()]) { _ in
            TencentFixtures.accepting(["+8613800000001"])
        }
        #expect(
            results == [
                AttemptResult(
                    .accepted, code: "Ok", text: "send success", providerMessageID: "5000:+8613800000001")
            ])
        let request = try #require(requests.first)
        #expect(request.hasPrefix("POST / HTTP/1.1\r\n"))
        #expect(TencentFixtures.header("X-TC-Action", request) == "SendSms")
        #expect(TencentFixtures.header("X-TC-Version", request) == "2021-01-11")
        #expect(TencentFixtures.header("X-TC-Region", request) == "ap-guangzhou")
        #expect(TencentFixtures.header("Content-Type", request) == "application/json")
        #expect(
            try TencentFixtures.parameters(request) == [
                "PhoneNumberSet": ["+8613800000001"], "SmsSdkAppId": "1400006666", "TemplateId": "1110",
                "TemplateParamSet": ["1234", #"5/分钟 "a"&b"#, ""],
                "SessionContext": .string(TencentFixtures.order().attempt.description), "SignName": "腾讯云",
            ])
    }

    @Test func `gives a group one name that is no attempt's`() async throws {
        let numbers = ["+8613800000001", "+8613800000002"]
        let (_, requests) = try await attempt(TencentFixtures.orders(numbers)) { _ in
            TencentFixtures.accepting(numbers)
        }
        let context = try TencentFixtures.parameters(requests[0])["SessionContext"]?.stringValue ?? ""
        #expect(context.hasPrefix("g:") && AttemptID(text: context) == nil && context.utf8.count < 512)
    }

    @Test func `keeps the mainland apart from other countries`() async throws {
        let numbers = ["+8613800000001", "+85261234567", "+8613800000002", "no number"]
        let (results, requests) = try await attempt(
            TencentFixtures.orders(numbers), ["sender_id": "Shop", "extend_code": "77"]
        ) { TencentFixtures.accepting((!$0.contains("+852") ? numbers : ["+85261234567"])) }
        #expect(
            results.map(\.providerMessageID) == [
                "5000:+8613800000001", "5000:+85261234567", "5000:+8613800000002", "",
            ])
        #expect(results[3].outcome == .rejected(.permanent))
        let calls = try requests.map(TencentFixtures.parameters)
        #expect(
            calls.map { $0["PhoneNumberSet"] } == [
                ["+8613800000001", "+8613800000002"], ["+85261234567"],
            ])
        #expect(calls.map { $0["SenderId"] } == [nil, "Shop"])
        #expect(calls.map { $0["ExtendCode"] } == ["77", "77"])
    }

    @Test func `calls twice for a number that stands in a group twice`() async throws {
        let numbers = ["+8613800000001", "+8613800000001"]
        let (results, requests) = try await attempt(TencentFixtures.orders(numbers)) { _ in
            TencentFixtures.accepting(["+8613800000001"])
        }
        #expect(requests.count == 2)
        #expect(results.map(\.outcome) == [.accepted, .accepted])
    }

    @Test func `reads one status a number, in any order`() async throws {
        let numbers = (1...6).map { "+861380000000\($0)" }
        let (results, _) = try await attempt(TencentFixtures.orders(numbers)) { _ in
            TencentFixtures.response(
                "SendStatusSet",
                [
                    ["PhoneNumber": "+8613800000003", "Code": "Ok", "SerialNo": "s3"],
                    ["PhoneNumber": "8613800000001", "Code": "FailedOperation.PhoneNumberInBlacklist"],
                    ["Code": "Ok", "SerialNo": "s for the third place"],
                    ["PhoneNumber": "138****0004", "Code": "Ok", "SerialNo": "s4"],
                    ["PhoneNumber": "+8613800000099", "Code": "Ok", "SerialNo": "a stranger's"],
                    ["PhoneNumber": "13800000006", "Code": ""], "nonsense",
                ])
        }
        #expect(
            results.map(\.outcome) == [
                .rejected(.recipientBlocked), .uncertain, .accepted, .accepted, .uncertain, .uncertain,
            ])
        #expect(results.map(\.providerMessageID) == ["", "", "s3", "s4", "", ""])
    }

    @Test(
        arguments: [
            (#"{"Response":{"SendStatusSet":[],"RequestId":"r"}}"#, .uncertain),
            (#"{"Response":{}}"#, .uncertain), ("{}", .uncertain), ("<html>", .uncertain), ("", .uncertain),
            (#"{"Response":{"Error":{}}}"#, .rejected(.permanent)),
        ] as [(String, Outcome)])
    func `takes an answer without a status for none`(body: String, outcome: Outcome) async throws {
        let (results, _) = try await attempt([TencentFixtures.order()]) { _ in body }
        #expect(results.map(\.outcome) == [outcome])
    }

    @Test func `tells everybody why the whole call was refused`() async throws {
        let numbers = ["+8613800000001", "+8613800000002"]
        let (results, requests) = try await attempt(TencentFixtures.orders(numbers)) { _ in
            TencentFixtures.refusing("AuthFailure.SecretIdNotFound", "no such id")
        }
        #expect(requests.count == 1)
        #expect(results.map(\.outcome) == [.rejected(.misconfigured), .rejected(.misconfigured)])
        #expect(results.map(\.code) == ["AuthFailure.SecretIdNotFound", "AuthFailure.SecretIdNotFound"])
    }

    @Test(
        arguments: [
            (500, .uncertain), (502, .uncertain), (503, .uncertain), (429, .deferred(.accountThrottled)),
            (403, .rejected(.misconfigured)), (302, .rejected(.misconfigured)),
        ] as [(Int, Outcome)])
    func `judges what a proxy answers by its status`(status: Int, outcome: Outcome) async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.answer("<html>", status: status)
        }
        let sender = try TencentFixtures.sender(port: server.port)
        #expect(await sender.attempt(TencentFixtures.order()).outcome == outcome)
    }

    @Test func `is uncertain when the connection ends, and defers when there is none`() async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.reset()
        }
        let orders = TencentFixtures.orders(["+8613800000001", "+8613800000002"])
        let lost = await (try TencentFixtures.sender(port: server.port)).attempt(together: orders)
        #expect(lost.map(\.outcome) == [.uncertain, .uncertain])
        let refused = await (try TencentFixtures.sender(port: unusedPort())).attempt(together: orders)
        #expect(refused.map(\.outcome) == [.deferred(.transient), .deferred(.transient)])
    }

    @Test func `calls nobody without a template, or to the mainland without a signature`() async throws {
        let bare = ProviderWording(template: "1110")
        let orders = [
            TencentFixtures.order(to: "+8613800000001", bare),
            TencentFixtures.order(to: "+85261234567", bare),
        ]
        let (results, requests) = try await attempt(orders) { _ in TencentFixtures.accepting(["+85261234567"])
        }
        #expect(results.map(\.outcome) == [.rejected(.misconfigured), .accepted])
        #expect(try requests.map(TencentFixtures.parameters).map { $0["SignName"] } == [nil])
        let (unnamed, none) = try await attempt([TencentFixtures.order(ProviderWording(signature: "腾讯云"))]) {
            _ in ""
        }
        #expect(unnamed.map(\.code) == ["template_missing"] && none.isEmpty)
    }

    @Test func `knows its limits`() throws {
        let sender = try TencentFixtures.sender(port: 1, ["calls_per_minute": 60])
        #expect(sender.capacity == CallCapacity(sameContent: 200))
        #expect(sender.pacing.calls == .perMinute(60, burst: 6))
        #expect(try TencentFixtures.sender(port: 1).pacing.calls == .perSecond(2700))
    }
}
