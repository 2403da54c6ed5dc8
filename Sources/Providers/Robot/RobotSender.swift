import Messaging
import Transport

/// A sender of a group's robot. A robot may write seldom, so messages that wait leave as one.
///
/// Robots give no message id and no receipt, and know no repeat.
protocol RobotSender: GroupSender {
    var transport: CurlTransport { get }
    var answers: AnswerTable { get }
    /// What recipients call the group's members by.
    var naming: RobotMentions.Naming { get }

    /// Why the robot cannot say this, too long for example; nil where it can.
    func refusal(of message: RobotMessage) -> AttemptResult?

    /// The request that makes the robot say it.
    func exchange(_ message: RobotMessage) -> Exchange

    /// What the robot's interface says in `reply`.
    func answer(in reply: Reply) -> CodedAnswer
}

extension RobotSender {
    var recognisesRepeats: Bool { false }
    var naming: RobotMentions.Naming { .mobile }
    /// A page of a chat; more in one message nobody reads.
    var capacity: CallCapacity { CallCapacity(anyContent: 10) }

    func answer(in reply: Reply) -> CodedAnswer { CodedAnswer(reply) }

    /// Those of the first call. What cannot be said at all needs no call, and fits anywhere.
    func fitting(_ orders: [AttemptOrder]) -> Int {
        let sayable = orders.filter { refusal(of: $0) == nil }
        guard let second = calls(of: sayable).dropFirst().first?.first else { return orders.count }
        return orders.firstIndex { $0.attempt == second.attempt } ?? orders.count
    }

    /// Makes as few calls as the messages fit in: one for what ``fitting(_:)`` lets in.
    func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] {
        await orders.results(refusing: refusal(of:)) { orders in
            var results: [AttemptResult] = []
            for call in calls(of: orders) { results += await CallDivision.attempt(call, call: say) }
            return results
        }
    }

    /// Divides `orders`, each of which the robot can say, into calls; their order stays.
    func calls(of orders: [AttemptOrder]) -> [[AttemptOrder]] {
        var calls: [[AttemptOrder]] = []
        for order in orders {
            if let last = calls.last, canSay(last + [order]) {
                calls[calls.count - 1].append(order)
            } else {
                calls.append([order])
            }
        }
        return calls
    }

    private func canSay(_ orders: [AttemptOrder]) -> Bool {
        merged(orders).map { refusal(of: $0) == nil } ?? false
    }

    private func refusal(of order: AttemptOrder) -> AttemptResult? {
        guard let message = RobotMessage(order, naming: naming) else {
            let people = naming == .mobile ? "mobile numbers" : "user ids"
            return AttemptResult(
                .rejected(.permanent), code: "invalid_recipient",
                text: "The recipient must be -, all, or \(people) with commas between them.")
        }
        return message.format == .html ? .htmlIsNotShown : refusal(of: message)
    }

    private func say(_ orders: [AttemptOrder]) async -> CallDivision.Answer {
        guard let message = merged(orders) else { return .results([]) }
        do {
            let answer = answer(in: try await transport.perform(exchange(message)))
            guard answer.isSuccess else {
                return answer.refusal(by: answers).answer(to: orders)
            }
            let result = AttemptResult(.delivered, code: "0", text: answer.message)
            return .results(orders.map { _ in result })
        } catch {
            let result = error.attemptResult
            return .results(orders.map { _ in result })
        }
    }

    /// All of `orders` as one message; nil where they do not go together.
    private func merged(_ orders: [AttemptOrder]) -> RobotMessage? {
        let messages = orders.map { RobotMessage($0, naming: naming) }
        guard let first = messages.first else { return nil }
        return messages.dropFirst().reduce(first) { merged, message in
            message.flatMap { merged?.merged(with: $0) }
        }
    }
}
