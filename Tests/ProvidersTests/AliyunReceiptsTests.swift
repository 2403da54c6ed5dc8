import Messaging
import Testing

@testable import Providers

@Suite struct `Aliyun's receipts` {
    private func read(
        _ body: String, _ format: CallbackFormat = AliyunReceipts.format
    ) throws -> [CallbackFinding] {
        try format.read(
            CallbackReceived(
                id: CallbackID(UniqueID(high: 1, low: 1)), account: AccountID(5),
                at: Timestamp(seconds: 1_700_000_000), origin: .pushed, contentType: "application/json",
                query: "", body: Array(body.utf8), peer: "127.0.0.1"))
    }

    private func receipt(_ more: JSONObject = [:]) -> String {
        var item: JSONObject = [
            "phone_number": "13800000001", "send_time": "2017-01-01 00:00:00",
            "report_time": "2017-01-01 00:00:08", "success": true, "err_code": "DELIVERED",
            "err_msg": "用户接收成功", "sms_size": "1", "biz_id": "12345^0", "out_id": "67890",
        ]
        for (name, value) in more.members { item[name] = value.isNull ? nil : value }
        return JSONValue.object(item).text()
    }

    private func notice(_ more: JSONObject = [:]) throws -> ReceiptNotice? {
        guard case .receipt(let notice) = try read("[\(receipt(more))]").first else { return nil }
        return notice
    }

    @Test func `say what became of a message`() throws {
        let expected = ReceiptNotice(
            attempt: nil, providerMessageID: "12345^0", recipient: Recipient("+8613800000001"),
            isDelivered: true, code: "DELIVERED", text: "用户接收成功",
            at: Timestamp(rfc3339: "2016-12-31T16:00:08Z"))
        #expect(try notice() == expected)
        let failed = try notice(["success": false, "err_code": "MOBILE_NOT_ON_SERVICE"])
        #expect(failed?.isDelivered == false && failed?.code == "MOBILE_NOT_ON_SERVICE")
    }

    @Test func `name the attempt only where the call had one`() throws {
        let orders = AliyunFixtures.orders(2)
        let single = try notice(["out_id": .string(CallName([orders[0]]).description)])
        #expect(single?.attempt == orders[0].attempt)
        let group = try notice(["out_id": .string(CallName(orders).description)])
        #expect(group?.attempt == nil && group?.providerMessageID == "12345^0")
    }

    @Test(
        arguments: [
            ("13800000001", "+8613800000001"), ("8613800000001", "+8613800000001"),
            ("+8613800000001", "+8613800000001"), ("85261234567", "+85261234567"), ("1381111****", nil),
            ("", nil),
        ] as [(String, String?)])
    func `name the recipient as it is kept`(written: String, kept: String?) throws {
        #expect(try notice(["phone_number": .string(written)])?.recipient?.address == kept)
    }

    @Test func `may come many at once, with others that are broken or of no interest`() throws {
        let body =
            "[\(receipt()),7,\(receipt(["biz_id": nil])),\(receipt(["success": "false"])),"
            + #"{"sign_name":"S","sign_status":"approved"}]"#
        #expect(try read(body).count == 2)
        #expect(try read("[]").isEmpty)
        #expect(try read(#"[{"template_code":"SMS_1","template_status":"approved"}]"#).isEmpty)
    }

    @Test(arguments: [
        "", "{}", "null", "[", "[7]", "<html>", #"[{"biz_id":"1"}]"#, #"[{"success":true}]"#,
        #"[{"success":true,"out_id":"67890"}]"#, "[{\"biz_id\":\"1\",\"success\":\"perhaps\"}]",
    ])
    func `are refused with a sentence when nothing can be read`(body: String) {
        do {
            _ = try read(body)
            Issue.record("It was read.")
        } catch {
            #expect((error as? CallbackProblem)?.sentence.hasSuffix(".") == true)
        }
    }

    @Test(
        arguments: [
            ("退订", true), (" T ", true), ("td", true), ("Td\n", true), ("tdx", false), ("好的", false),
            ("", false),
        ] as [(String, Bool)])
    func `bring the replies of those who want no more`(words: String, isOptOut: Bool) throws {
        let reply = JSONValue.object([
            "phone_number": "13800000001", "send_time": "20170901000000", "content": .string(words),
            "sign_name": "S", "dest_code": "1234", "sequence_id": 1_234_567_890,
        ]).text()
        let expected = CallbackFinding.optOut(Recipient("+8613800000001"), words: words)
        #expect(try read("[\(reply)]") == (isOptOut ? [expected] : []))
    }

    @Test func `are thanked for in Aliyun's words`() throws {
        let thanks = try JSONValue(parsing: AliyunReceipts.format.thanks)
        #expect(thanks == .object(["code": 0, "msg": "接收成功"]))
        #expect(AliyunReceipts.format.contentType == "application/json")
    }

    @Test(
        arguments: [("1", true), ("2", false), ("6", false)] as [(String, Bool)])
    func `of international messages say what became of them`(status: String, isDelivered: Bool) throws {
        let attempt = AliyunFixtures.order().attempt
        let body = """
            [{"To":"85261234567","Status":"\(status)","MessageId":"M1","SmsSize":"1","TaskId":"\(attempt)",\
            "SendDate":"Thu, 25 Nov 2021 10:27:00 +0800","ReceiveDate":"Thu, 25 Nov 2021 10:27:05 +0800",\
            "ErrorCode":"X","ErrorDescription":"words"}]
            """
        let expected = ReceiptNotice(
            attempt: attempt, providerMessageID: "M1", recipient: Recipient("+85261234567"),
            isDelivered: isDelivered, code: "X", text: "words", at: Timestamp(rfc3339: "2021-11-25T02:27:05Z")
        )
        #expect(try read(body, AliyunGlobalReceipts.format) == [.receipt(expected)])
    }

    @Test func `of international messages may be under way, or broken`() throws {
        #expect(try read(#"[{"MessageId":"M","Status":"3"}]"#, AliyunGlobalReceipts.format).isEmpty)
        #expect(throws: CallbackProblem.self) {
            try read(#"[{"Status":"1"}]"#, AliyunGlobalReceipts.format)
        }
    }

    @Test(arguments: [
        "", "Thu, 25 Nov 2021 10:27:00", "Thu, 25 Foo 2021 10:27:00 +0800", "Thu, 99 Nov 2021 10:27:00 +0800",
        "Thu, 25 Nov 2021 10:27:00 GMT",
    ])
    func `have no time where it cannot be read`(text: String) {
        #expect(AliyunGlobalReceipts.moment(text) == nil)
    }
}
