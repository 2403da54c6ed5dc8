import Messaging

/// What happens to callbacks that are told apart by a number.
struct Callback {
    var number: Int
    var account = AccountID(7)

    init(_ number: Int, account: Int64 = 7) {
        self.number = number
        self.account = AccountID(account)
    }

    var id: CallbackID { CallbackID(UniqueID(high: UInt64(number), low: 0)) }

    func content(at second: Int = 5, bytes: Int = 3) -> CallbackReceived {
        CallbackReceived(
            id: id, account: account, at: Life.seconds(second), origin: .pushed,
            contentType: "application/json", query: "a=1", body: [UInt8](repeating: 0x7B, count: bytes),
            peer: "192.0.2.1")
    }

    func received(at second: Int = 5, bytes: Int = 3) -> Event {
        .callbackReceived(content(at: second, bytes: bytes))
    }

    func read(
        _ parked: [ReceiptNotice] = [], matched: Int = 0, problem: String = "", at second: Int = 6
    ) -> Event {
        .callbackRead(
            CallbackRead(
                id: id, account: account, at: Life.seconds(second), matched: matched, parked: parked,
                problem: problem))
    }

    func unparked(_ place: Int, isMatched: Bool = true, at second: Int = 7) -> Event {
        .receiptUnparked(
            ReceiptUnparked(callback: id, place: place, at: Life.seconds(second), isMatched: isMatched))
    }

    /// A receipt as providers write it.
    static func notice(
        _ name: String = "", to index: Int? = nil, echo: AttemptID? = nil, isDelivered: Bool = true
    ) -> ReceiptNotice {
        ReceiptNotice(
            attempt: echo, providerMessageID: name, recipient: index.map { Recipient("r\($0)@example.com") },
            isDelivered: isDelivered, code: isDelivered ? "DELIVRD" : "UNDELIV", text: "the carrier says so",
            at: Life.seconds(4))
    }
}
