import Messaging
import Testing

@testable import Providers

@Suite struct `A receipt of Zhangrong` {
    private func read(_ body: String, query: String = "", origin: CallbackReceived.Origin = .pushed) throws
        -> [CallbackFinding]
    {
        try ZhangrongReceipts.read(
            CallbackReceived(
                id: CallbackID(UniqueID(high: 1, low: 1)), account: AccountID(5), at: Timestamp(seconds: 0),
                origin: origin, contentType: "", query: query, body: Array(body.utf8), peer: ""))
    }

    private func expected(_ id: String, _ code: String = "DELIVRD") -> CallbackFinding {
        .receipt(
            ReceiptNotice(
                providerMessageID: id, recipient: Recipient("+8613800000001"), isDelivered: code == "DELIVRD",
                code: code, text: "", at: Timestamp(rfc3339: "2026-11-23T07:00:00+08:00")))
    }

    private static let single = """
        smUuid=u1&mobile=13800000001&batchId=&deliverResult=DELIVRD&deliverTime=2026-11-23+07%3A00%3A00
        """

    @Test func `is read from a form, in the body or the query`() throws {
        #expect(try read(Self.single) == [expected("u1")])
        #expect(try read("", query: Self.single) == [expected("u1")])
    }

    @Test func `of a batch is named by the batch and the number`() throws {
        let form = """
            smUuid=u1&mobile=13800000001&batchId=b1&deliverResult=UNDELIV&deliverTime=2026-11-23%2007:00:00
            """
        #expect(try read(form) == [expected("b1", "UNDELIV")])
    }

    @Test func `is one of many when it was fetched`() throws {
        let row = #""mobile":"13800000001","deliverResult":"DELIVRD","deliverTime":"2026-11-23 07:00:00""#
        let answer = """
            {"code":"0","msg":"SUCCESS","data":[{"smUuid":"u1","batchId":"",\(row)},3,{"mobile":"1"},\
            {"smUuid":"u2","batchId":"b1",\(row)}]}
            """
        #expect(try read(answer, origin: .pulled) == [expected("u1"), expected("b1")])
    }

    @Test(
        arguments: [
            ("13800000001", "+8613800000001"), ("8613800000001", "+8613800000001"),
            ("85261234567", "+85261234567"), ("%2B85261234567", "+85261234567"), ("", nil), ("x", nil),
        ] as [(String, String?)])
    func `has its number in the form of recipients`(mobile: String, number: String?) throws {
        let findings = try read("smUuid=u&deliverResult=DELIVRD&mobile=\(mobile)")
        guard case .receipt(let notice)? = findings.first else {
            Issue.record("There is no receipt.")
            return
        }
        #expect(notice.recipient == number.map(Recipient.init) && notice.at == nil)
    }

    @Test(arguments: [
        "", "x", "smUuid=u", "deliverResult=DELIVRD&mobile=13800000001", "smUuid=&batchId=&deliverResult=X",
        "{", "{}", #"{"data":[{}]}"#, "[]",
    ])
    func `that makes no sense is told of`(body: String) {
        #expect(throws: CallbackProblem.self) { try read(body) }
    }

    @Test func `is thanked for in the vendor's words`() {
        #expect(ZhangrongReceipts.format.thanks == #"{"code":"0","msg":"SUCCESS"}"#)
    }
}
