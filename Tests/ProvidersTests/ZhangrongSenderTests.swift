import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `The sender of Zhangrong` {
    private func orders(_ letters: [(String, ProviderWording)]) -> [AttemptOrder] {
        letters.enumerated().map { TencentFixtures.order(to: $1.0, $1.1, delivery: UInt64($0)) }
    }

    private func attempt(
        _ letters: [(String, ProviderWording)], _ more: JSONObject = [:],
        answer: @escaping @Sendable (String) -> String
    ) async throws -> (results: [AttemptResult], calls: [(path: String, form: FormFields)]) {
        let server = TencentFixtures.server(answer)
        let sender = try ZhangrongFixtures.sender(port: server.port, more)
        let results = await sender.attempt(together: orders(letters))
        return (results, try server.told.map(ZhangrongFixtures.parts))
    }

    private static let batch = #"{"code":"0","msg":"SUCCESS","batchId":"b1"}"#

    @Test func `posts a message to one number, with the credentials in the body`() async throws {
        let wording = ZhangrongFixtures.wording("1234", #"陈 &=+%"😀""#, "")
        let (results, calls) = try await attempt([("+8613800000001", wording)]) { _ in
            #"{"code":"0","msg":"SUCCESS","smUuid":"u1"}"#
        }
        #expect(results == [AttemptResult(.accepted, code: "0", text: "SUCCESS", providerMessageID: "u1")])
        let call = try #require(calls.first)
        #expect(call.path == "/api/v2/single_send")
        for (name, value) in [
            ("accesskey", "zr&key"), ("secret", "zr=secret"), ("sign", "【掌榕】"), ("templateId", "4076"),
            ("mobile", "13800000001"), ("content", "1234##陈 &=+%\"😀\"##"),
        ] {
            #expect(call.form[name] == value)
        }
    }

    @Test func `posts one message to many numbers`() async throws {
        let wording = ZhangrongFixtures.wording("5")
        let (results, calls) = try await attempt([("+8613800000001", wording), ("+8613800000002", wording)]) {
            _ in
            Self.batch
        }
        #expect(results.map(\.providerMessageID) == ["b1", "b1"])
        #expect(calls.map(\.path) == ["/api/v2/send"])
        #expect(calls[0].form["mobile"] == "13800000001,13800000002" && calls[0].form["content"] == "5")
        #expect(calls[0].form["data"] == nil)
    }

    @Test func `posts a message of its own to each number`() async throws {
        let (_, calls) = try await attempt([
            ("+8613800000001", ZhangrongFixtures.wording("甲", "1")),
            ("+8613800000002", ZhangrongFixtures.wording("乙", "2")),
        ]) { _ in Self.batch }
        #expect(calls.map(\.path) == ["/api/v2/send"])
        #expect(calls[0].form["data"] == #"{"13800000001":"甲##1","13800000002":"乙##2"}"#)
        #expect(calls[0].form["mobile"] == nil && calls[0].form["content"] == nil)
    }

    @Test func `posts to other countries elsewhere`() async throws {
        let wording = ZhangrongFixtures.wording("5")
        let (results, calls) = try await attempt(
            [("+85261234567", wording), ("+8613800000001", wording), ("nobody", wording)],
            ["sender_id": "Shop"]
        ) { _ in Self.batch }
        #expect(results.map(\.outcome) == [.accepted, .accepted, .rejected(.permanent)])
        #expect(calls.map(\.path) == ["/intl/api/v2/send", "/api/v2/single_send"])
        #expect(calls.map { $0.form["mobile"] } == ["85261234567", "13800000001"])
        #expect(calls.map { $0.form["senderId"] } == ["Shop", nil])
    }

    @Test(arguments: [("", ""), ("掌榕", "【掌榕】"), ("【掌榕】", "【掌榕】"), ("10086", "10086")])
    func `puts a signature's name in brackets`(name: String, sign: String) {
        #expect(ZhangrongContent.signature(name) == sign)
    }

    @Test(arguments: [["a##b"], ["$$"], ["a", "###"], ["a#", "b"]])
    func `refuses a value that would be taken for several`(values: [String]) async throws {
        let bad = ProviderWording(
            template: "4076", parameters: values.map { .init(name: "name of \($0)", value: $0) })
        let (results, calls) = try await attempt([
            ("+8613800000001", bad), ("+8613800000002", ZhangrongFixtures.wording("a", "b#")),
        ]) { _ in Self.batch }
        #expect(results.map(\.outcome) == [.rejected(.permanent), .accepted])
        #expect(results[0].text.contains("name of "))
        #expect(calls.map { $0.form["content"] } == ["a##b#"])
    }

    @Test func `does without the recipient for whose sake a call is refused`() async throws {
        let wording = ZhangrongFixtures.wording("5")
        let letters = (1...8).map { ("+861380000000\($0)", wording) }
        let (results, calls) = try await attempt(letters) { request in
            !request.contains("13800000003")
                ? Self.batch : ZhangrongFixtures.answer("1", "手机号码格式错误")
        }
        #expect(results.map(\.outcome) == (1...8).map { $0 == 3 ? .rejected(.permanent) : .accepted })
        #expect(calls.count == 7)
    }

    @Test func `does not divide a call that is refused for the account's sake`() async throws {
        let wording = ZhangrongFixtures.wording("5")
        let (results, calls) = try await attempt([("+8613800000001", wording), ("+8613800000002", wording)]) {
            _ in
            ZhangrongFixtures.answer("9006", "用户accesskey不正确")
        }
        #expect(results.map(\.outcome) == [.rejected(.misconfigured), .rejected(.misconfigured)])
        #expect(calls.count == 1)
    }

    @Test func `is uncertain where the answer says nothing`() async throws {
        let wording = ZhangrongFixtures.wording("5")
        let (results, calls) = try await attempt([("+8613800000001", wording), ("+8613800000002", wording)]) {
            _ in
            "<html>bad gateway"
        }
        #expect(results.map(\.outcome) == [.uncertain, .uncertain])
        #expect(calls.count == 1)
    }

    @Test func `calls nobody without a template`() async throws {
        let (results, calls) = try await attempt([("+8613800000001", ProviderWording(signature: "掌榕"))]) {
            _ in
            Self.batch
        }
        #expect(results.map(\.code) == ["template_missing"] && calls.isEmpty)
    }

    @Test func `fetches receipts where the account wants that`() async throws {
        #expect(try ZhangrongFixtures.sender(port: 1).pullInterval == nil)
        let body = #"{"code":"0","msg":"SUCCESS","data":[{"smUuid":"u"}]}"#
        let server = TencentFixtures.server { _ in body }
        let sender = try ZhangrongFixtures.sender(port: server.port, ["receipts": "pull"])
        #expect(sender.pullInterval == .seconds(30))
        #expect(await sender.pull() == .some(Array(body.utf8)))
        #expect(try ZhangrongFixtures.parts(server.told[0]).path == "/report/status")
        let empty = TencentFixtures.server { _ in #"{"code":"0","msg":"SUCCESS","data":[]}"# }
        #expect(await (try ZhangrongFixtures.sender(port: empty.port)).pull() == .none)
        let refusing = TencentFixtures.server { _ in ZhangrongFixtures.answer("9006", "no") }
        #expect(await (try ZhangrongFixtures.sender(port: refusing.port)).pull() == .failed("9006: no"))
    }

    @Test func `tries an account by its balance`() async throws {
        let server = TencentFixtures.server { _ in #"{"code":"0","msg":"SUCCESS","data":{"接口短信":12}}"# }
        let result = await (try ZhangrongFixtures.sender(port: server.port)).check()
        #expect(result.outcome == .delivered && result.text == #"Balance: {"接口短信":12}"#)
        #expect(try ZhangrongFixtures.parts(server.told[0]).path == "/query/account")
        let refusing = TencentFixtures.server { _ in ZhangrongFixtures.answer("9006", "no") }
        let refused = await (try ZhangrongFixtures.sender(port: refusing.port)).check()
        #expect(refused.outcome == .rejected(.misconfigured))
    }
}
