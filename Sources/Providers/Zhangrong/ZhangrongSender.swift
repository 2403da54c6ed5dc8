import Messaging
import Transport

/// Sends messages through Zhangrong's platform (1cloudsp).
struct ZhangrongSender: GroupSender {
    /// The vendor does not say how many numbers a call takes; more than this is not worth the risk.
    static let numbersMax = 1000

    let settings: ZhangrongSettings
    let interface: ZhangrongInterface

    var recognisesRepeats: Bool { false }
    var capacity: CallCapacity {
        CallCapacity(sameContent: Self.numbersMax, sameTemplate: Self.numbersMax)
    }

    init(settings: ZhangrongSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        interface = ZhangrongInterface(settings: settings, transport: transport, time: time)
    }

    func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] {
        var results = orders.map { _ in PhoneCall.invalidRecipient }
        for call in PhoneCall.calls(of: orders) {
            var ready: [PhoneCall.Passenger] = []
            for passenger in call.passengers {
                if let problem = Self.problem(with: passenger.order.wording) {
                    results[passenger.index] = problem
                } else {
                    ready.append(passenger)
                }
            }
            let answered = await CallDivision.attempt(ready.map(\.order), call: send)
            for (passenger, result) in zip(ready, answered) { results[passenger.index] = result }
        }
        return results
    }

    /// One call. The platform takes all of it or nothing.
    private func send(_ orders: [AttemptOrder]) async -> CallDivision.Answer {
        do {
            let (address, fields) = try request(for: orders)
            let answer = try await interface.call(address, fields)
            let result = AttemptResult(
                .accepted, code: answer.code, text: answer.words, providerMessageID: answer.messageID)
            return .results(orders.map { _ in result })
        } catch {
            return error.answer(to: orders)
        }
    }

    /// Where a call for `orders` goes, and what it says besides the credentials.
    private func request(
        for orders: [AttemptOrder]
    ) throws(CallRefusal) -> (address: String, fields: [(name: String, value: String)]) {
        var letters: [(number: String, content: String)] = []
        var isDomestic = true
        for order in orders {
            guard let number = PhoneNumber(e164: order.recipient.address) else {
                throw CallRefusal(result: PhoneCall.invalidRecipient)
            }
            isDomestic = number.isDomestic
            let content = try ZhangrongContent(order.wording.parameters)
            letters.append((number.nationalDigits ?? number.digits, content.text))
        }
        let wording = orders.first?.wording ?? ProviderWording()
        var fields = [
            (name: "sign", value: ZhangrongContent.signature(wording.signature)),
            (name: "templateId", value: wording.template),
        ]
        if letters.allSatisfy({ $0.content == letters.first?.content }) {
            fields.append((name: "mobile", value: letters.map(\.number).joined(separator: ",")))
            fields.append((name: "content", value: letters.first?.content ?? ""))
        } else {
            let contents = JSONObject(letters.map { (name: $0.number, value: .string($0.content)) })
            fields.append((name: "data", value: JSONValue.object(contents).text()))
        }
        guard isDomestic else {
            if let sender = settings.senderID { fields.append((name: "senderId", value: sender)) }
            return (settings.internationalEndpoint + "/intl/api/v2/send", fields)
        }
        return (settings.endpoint + (orders.count == 1 ? "/api/v2/single_send" : "/api/v2/send"), fields)
    }

    private static func problem(with wording: ProviderWording) -> AttemptResult? {
        guard !wording.template.isEmpty else {
            // The platform would take the content for a whole message, and let people look at it first.
            return AttemptResult(
                .rejected(.misconfigured), code: "template_missing",
                text: "The channel names no template of the vendor for this account.")
        }
        do {
            _ = try ZhangrongContent(wording.parameters)
            return nil
        } catch {
            return error.result
        }
    }
}
