import Messaging
import Testing

@testable import Providers

@Suite struct `A receipt of Tencent Cloud` {
    private static let pushed = """
        {"user_receive_time":"2015-10-17 08:03:04","nationcode":"86","mobile":"13800000001",\
        "report_status":"SUCCESS","errmsg":"DELIVRD","description":"用户短信送达成功","sid":"5000:1"}
        """

    private func read(_ body: String) throws -> [CallbackFinding] {
        try TencentReceipts.read(Array(body.utf8))
    }

    private func notice(_ body: String) throws -> ReceiptNotice {
        guard case .receipt(let notice)? = try read(body).first else {
            throw CallbackProblem("no receipt")
        }
        return notice
    }

    private static let expected = ReceiptNotice(
        providerMessageID: "5000:1", recipient: Recipient("+8613800000001"), isDelivered: true,
        code: "DELIVRD", text: "用户短信送达成功", at: Timestamp(rfc3339: "2015-10-17T00:03:04Z"))

    @Test func `is read from an array, and by itself`() throws {
        #expect(try read("[\(Self.pushed)]") == [.receipt(Self.expected)])
        #expect(try read(Self.pushed) == [.receipt(Self.expected)])
        #expect(try read("[\(Self.pushed),\(Self.pushed)]").count == 2)
        #expect(try read("[]").isEmpty)
    }

    @Test func `names the attempt where the vendor echoes it`() throws {
        let attempt = TencentFixtures.order().attempt
        let fields = #""sid":"5000:1","report_status":"FAIL","nationcode":"852","mobile":"61234567""#
        let notice = try notice(#"[{\#(fields),"errmsg":"UNDELIV","ext":"\#(attempt)"}]"#)
        #expect(notice.attempt == attempt && !notice.isDelivered && notice.code == "UNDELIV")
        #expect(notice.recipient == Recipient("+85261234567") && notice.at == nil)
        for foreign in ["g:1700000000000:\(attempt)", "", "order 42"] {
            #expect(try self.notice(#"[{\#(fields),"ext":"\#(foreign)"}]"#).attempt == nil)
        }
    }

    @Test func `is read the same when it was fetched`() throws {
        let answer = """
            {"Response":{"RequestId":"r","PullSmsSendStatusSet":[{"UserReceiveTime":1620734188,\
            "CountryCode":"86","SubscriberNumber":"13800000001","PhoneNumber":"+8613800000001",\
            "SerialNo":"5000:1","ReportStatus":"SUCCESS","Description":"DELIVRD","SessionContext":""}]}}
            """
        #expect(
            try notice(answer)
                == ReceiptNotice(
                    providerMessageID: "5000:1", recipient: Recipient("+8613800000001"), isDelivered: true,
                    code: "DELIVRD", text: "DELIVRD", at: Timestamp(seconds: 1_620_734_188)))
        let inWords = #"{"SerialNo":"1","ReportStatus":"FAIL","Description":"停机 或空号"}"#
        #expect(try notice(inWords).code == "FAIL")
    }

    @Test(
        arguments: [
            (#""nationcode":86,"mobile":13800000001"#, "+8613800000001"),
            (#""nationcode":"+86","mobile":"13800000001""#, "+8613800000001"),
            (#""nationcode":"1","mobile":"4155550123""#, "+14155550123"),
            (#""mobile":"13800000001""#, "+8613800000001"), (#""nationcode":"86""#, nil),
            (#""nationcode":"86","mobile":"01082345678""#, nil),
        ] as [(String, String?)])
    func `has its number in the form of recipients`(fields: String, number: String?) throws {
        let notice = try notice(#"{"sid":"1","report_status":"SUCCESS",\#(fields)}"#)
        #expect(notice.recipient == number.map(Recipient.init))
    }

    @Test(arguments: [
        "", "x", "3", #""x""#, "{}", "[3]", "[{}]", #"[{"sid":"1"}]"#, #"[{"report_status":"SUCCESS"}]"#,
        #"[{"sid":"","ext":"x","report_status":"SUCCESS"}]"#, #"[{"sid":"1","report_status":"MAYBE"}]"#,
        #"{"Response":{}}"#, #"{"Response":{"PullSmsSendStatusSet":3}}"#,
        "[" + String(repeating: "[", count: 200),
    ])
    func `that makes no sense is told of`(body: String) {
        #expect(throws: CallbackProblem.self) { try read(body) }
    }

    @Test func `is read although its neighbour makes no sense`() throws {
        #expect(try read("[3,{},\(Self.pushed)]") == [.receipt(Self.expected)])
    }

    @Test func `is thanked for in the vendor's words`() {
        #expect(TencentReceipts.format.thanks == #"{"result":0,"errmsg":"OK"}"#)
        #expect(ProviderDirectory.callbackFormat(of: "tencent_sms")?.contentType == "application/json")
    }
}
