import Messaging
import Transport

/// Sends messages of one WeCom application to its members. WeCom gives no receipts.
struct WeComSender: GroupSender, CheckableSender {
    /// The most members of one call.
    static let recipientsMax = 1000
    /// The recipient that means every member who can see the application.
    static let everybody = "@all"

    /// 10,000 calls a minute and 150,000 an hour are the company's; the hour is what limits.
    ///
    /// A member gets 30 messages a minute and 1,000 an hour from one application, and WeCom drops in silence
    /// what is beyond. Six at once and sixteen a minute stay below both, even after a restart forgot the six.
    static let publishedPacing = Pacing(
        calls: .perMinute(2400, burst: 100), perRecipient: Pace(interval: .milliseconds(3700), burst: 6))

    private let settings: WeComSettings
    private let interface: TokenedInterface

    /// WeCom recognises the very same request only, and a second try may travel with others.
    var recognisesRepeats: Bool { false }
    var pacing: Pacing { settings.pacing }
    var capacity: CallCapacity { CallCapacity(sameContent: Self.recipientsMax) }

    init(settings: WeComSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        interface = TokenedInterface(
            transport: transport, time: time, tokenURL: settings.tokenURL,
            tokenCodes: WeComAnswers.tokenCodes, answers: settings.answers)
    }

    func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] {
        await orders.results(refusing: \.refusalUnlessUser) { orders in
            var results: [AttemptResult] = []
            for call in Self.calls(of: orders) {
                results += await CallDivision.attempt(call, call: send)
            }
            return results
        }
    }

    func check() async -> AttemptResult { await interface.check() }

    /// Divides `orders` so that everybody is called alone: beside others, the word would not be one of them.
    private static func calls(of orders: [AttemptOrder]) -> [[AttemptOrder]] {
        var calls: [[AttemptOrder]] = []
        for order in orders {
            let neighbour = calls.last?.last?.recipient.address
            if neighbour == nil || neighbour == everybody || order.recipient.address == everybody {
                calls.append([order])
            } else {
                calls[calls.count - 1].append(order)
            }
        }
        return calls
    }

    private func send(_ orders: [AttemptOrder]) async -> CallDivision.Answer {
        guard let content = orders.first?.message.content else { return .results([]) }
        do {
            let message = try WeComMessage.members(of: content, style: settings.style)
            let answer = try await interface.post(
                body(message, to: orders), to: "\(settings.endpoint)/cgi-bin/message/send")
            let left = WeComLeftOut(answer)
            return .results(orders.map { left.result(for: $0.recipient, by: settings.answers) })
        } catch {
            return error.answer(to: orders)
        }
    }

    private func body(_ message: [JSONObject.Member], to orders: [AttemptOrder]) -> JSONValue {
        var body = JSONObject(message)
        body["touser"] = .string(orders.map(\.recipient.address).joined(separator: "|"))
        body["agentid"] = .integer(settings.agentID)
        body["safe"] = 0
        if settings.duplicateCheck > .zero {
            body["enable_duplicate_check"] = 1
            body["duplicate_check_interval"] = .integer(settings.duplicateCheck.components.seconds)
        }
        return .object(body)
    }
}
